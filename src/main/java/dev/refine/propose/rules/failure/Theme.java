package dev.refine.propose.rules.failure;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A theory wide enough to cover several kinds of failure that one edit may treat together. */
public enum Theme {
    SHAPE(
            "nothing in the prompt fixes the outer shape of the answer and the spelling of its keys",
            Set.of("wrapper", "renamed-key", "unparseable")),
    FORM(
            "the values are read right, but written as the document prints them: nothing says which form they have",
            Set.of(
                    "date-format",
                    "number-format",
                    "letter-case",
                    "whitespace",
                    "affix",
                    "separator",
                    "currency-code",
                    "type",
                    "characters",
                    "rounding",
                    "enumeration")),
    PRESENCE(
            "the prompt leaves open which fields the answer has and what stands where there is no value",
            Set.of("missing-field", "null", "invented-value", "extra-field"));

    private final String theory;
    private final Set<String> rules;

    Theme(String theory, Set<String> rules) {
        this.theory = theory;
        this.rules = rules;
    }

    public String theory() {
        return theory;
    }

    /** Rules that interpret what the document means belong to none: each of them is tested alone. */
    public static Optional<Theme> of(Advice advice) {
        return Arrays.stream(values())
                .filter(theme -> theme.rules.contains(advice.rule()))
                .findFirst();
    }
}
