package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An expected value and what was given instead. A missing node stands for nothing.
 *
 * @param path JSON Pointer of the expected value
 */
record Pair(String caseId, String path, JsonNode expected, JsonNode actual) {

    boolean areTexts() {
        return expected.isTextual() && actual.isTextual();
    }

    String wanted() {
        return expected.asText();
    }

    String given() {
        return actual.asText();
    }

    boolean wantsNothing() {
        return expected.isMissingNode() || expected.isNull();
    }

    boolean givesNothing() {
        return actual.isMissingNode() || actual.isNull();
    }
}
