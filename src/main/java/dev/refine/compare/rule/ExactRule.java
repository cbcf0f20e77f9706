package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.NumberText;
import dev.refine.compare.format.TextForm;
import dev.refine.compare.rule.Judgement.Match;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Equal JSON values are right; what differs only in form is told apart from what is wrong. */
final class ExactRule implements ValueRule {

    private static final Set<String> NOT_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        if (expected.getNodeType() != actual.getNodeType()) {
            boolean coercible = coercible(expected, actual) || coercible(actual, expected);
            return new Judgement(Match.TYPE, coercible ? "coercible" : nan(actual), coercible ? 1 : 0);
        }
        if (Values.equal(expected, actual)) {
            return Judgement.EQUAL;
        }
        if (!expected.isTextual()) {
            return Judgement.wrong("");
        }
        String tag = TextForm.difference(expected.textValue(), actual.textValue());
        return tag.isEmpty()
                ? new Judgement(Match.WRONG, "", Likeness.of(expected.textValue(), actual.textValue()))
                : new Judgement(Match.FORMAT, tag, 1);
    }

    private static String nan(JsonNode actual) {
        boolean written = actual.isTextual() && NOT_NUMBERS.contains(actual.textValue());
        return written ? "nan" : "";
    }

    private static boolean coercible(JsonNode text, JsonNode other) {
        if (!text.isTextual()) {
            return false;
        }
        if (other.isBoolean()) {
            return text.textValue().strip().equalsIgnoreCase(other.asText());
        }
        if (!other.isNumber()) {
            return false;
        }
        Optional<BigDecimal> value = NumberText.value(text.textValue());
        return value.isPresent() && Values.sameNumber(value.get(), other.decimalValue());
    }
}
