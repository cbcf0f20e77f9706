package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** Everything is right, absence too. */
record IgnoreRule() implements ValueRule {

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        return Judgement.EQUAL;
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        return 0x16702EL;
    }
}
