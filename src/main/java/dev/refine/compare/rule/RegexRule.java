package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;

/** The actual text must match as a whole; what was expected only says that there is something. Linear time. */
record RegexRule(Pattern pattern) implements ValueRule {

    private static final long MATCHES = 0x2E6E8L;

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        return actual.isContainerNode()
                ? new ExactRule().judge(expected, actual)
                : Judgement.equalIf(matches(actual), "");
    }

    private boolean matches(JsonNode actual) {
        return !actual.isNull() && !actual.isContainerNode() && pattern.matches(actual.asText());
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        return expected || matches(value) ? MATCHES : Values.hash(value);
    }
}
