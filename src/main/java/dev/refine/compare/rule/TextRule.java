package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.Folding;
import dev.refine.compare.format.Hashes;
import java.text.Normalizer;

/**
 * Texts after the named differences of form are taken out.
 *
 * @param fold which ones
 */
record TextRule(Fold fold) implements ValueRule {

    /** True means that the difference counts for nothing. */
    record Fold(
            boolean trim, boolean space, boolean caseless, String unicode, boolean punctuation, boolean diacritics) {

        String apply(String text) {
            String out = trim ? text.strip() : text;
            out = unicode.isEmpty() ? out : Normalizer.normalize(out, Normalizer.Form.valueOf(unicode));
            out = caseless ? Folding.caseless(out) : out;
            out = diacritics ? Folding.plain(out) : out;
            out = punctuation ? Folding.unpunctuated(out) : out;
            return space ? collapse(out) : out;
        }

        private String collapse(String text) {
            String inner = Folding.space(text);
            if (trim || text.isEmpty()) {
                return inner;
            }
            String before = Folding.isSpace(text.charAt(0)) ? " " : "";
            return before + inner + (Folding.isSpace(text.charAt(text.length() - 1)) ? " " : "");
        }
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        boolean texts = expected.isTextual() && actual.isTextual();
        return texts && fold.apply(expected.textValue()).equals(fold.apply(actual.textValue()))
                ? Judgement.EQUAL
                : new ExactRule().judge(expected, actual);
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        return value.isTextual() ? Hashes.text(fold.apply(value.textValue())) : Values.hash(value);
    }
}
