package dev.refine.propose.rules.failure;

import dev.refine.propose.rules.text.Bullet;
import java.util.List;
import java.util.Optional;

/** Something around the answer: a code fence, prose, an enclosing key or list. */
final class WrapperRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (finding.is("not-json-wrapper")) {
            return advice(
                    "prose",
                    "the model answers as in a conversation",
                    "Answer with the JSON only: no code fence, no words before or after it.",
                    "Your whole answer must be readable by a JSON parser as it stands: the first character opens the JSON"
                            + " and the last one closes it, with no explanation, greeting or Markdown.");
        }
        String tag = finding.group().tag();
        if (!finding.is("structural") || !finding.field().isRoot()) {
            return Optional.empty();
        }
        if (tag.startsWith("unwrapped:/")) {
            String key = Words.quoted(tag.substring("unwrapped:/".length()));
            return advice(
                    key,
                    "nothing says that the answer has an outer key",
                    "Put the whole answer under the one key " + key + ".",
                    "The outermost object of the answer has exactly one key, " + key
                            + ", and everything else stands in it.");
        }
        boolean list = finding.pairs().stream().anyMatch(pair -> pair.expected().isArray());
        return list
                ? advice(
                        "list",
                        "nothing says what the outermost value is",
                        "Answer with a JSON list, also when there is only one entry, and nothing around it.",
                        "The outermost value of the answer is the list itself: opening and closing square bracket, no key"
                                + " and no object around it.")
                : advice(
                        "object",
                        "nothing says what the outermost value is",
                        "Put the fields at the top level of one JSON object: no enclosing key and no list around it.",
                        "The outermost value of the answer is the object that holds the fields: do not nest it under a name"
                                + " such as result or data, and do not put it in a list.");
    }

    private static Optional<Advice> advice(String family, String theory, String plain, String explicit) {
        return Optional.of(new Advice(
                "wrapper", family, 0.9, theory, List.of(Bullet.whole(plain), Bullet.whole(explicit)), List.of()));
    }
}
