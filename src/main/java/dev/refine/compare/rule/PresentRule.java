package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;

/** Any value but null is right. */
record PresentRule() implements ValueRule {

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        return Judgement.equalIf(!actual.isNull(), "");
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        return expected || !value.isNull() ? 0x92E5E7L : 0x92E5E8L;
    }
}
