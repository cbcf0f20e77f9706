package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** Judges one value against one expected value. Implementations are immutable and total: they never throw for a value. */
public interface ValueRule {

    /** Whether containers are judged as one value, too, and never looked into. */
    default boolean whole() {
        return false;
    }

    Judgement judge(JsonNode expected, JsonNode actual);

    /**
     * Equal hashes of an expected and an actual value mean that the rule finds them equal. Values that cannot promise
     * that get hashes that differ by side.
     */
    default long hash(JsonNode value, boolean expected) {
        return Values.hash(value);
    }
}
