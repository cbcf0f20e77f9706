package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Judgement.Match;

/** The expected array holds the values that are accepted; an empty text among them accepts absence. */
record AnyOfRule() implements ValueRule {

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        if (!expected.isArray()) {
            return new ExactRule().judge(expected, actual);
        }
        Judgement best = Judgement.wrong("");
        for (JsonNode accepted : expected) {
            if (Values.equal(accepted, actual)) {
                return Judgement.EQUAL;
            }
            Judgement one = new ExactRule().judge(accepted, actual);
            if (one.match() == Match.FORMAT || best.match() == Match.WRONG && one.similarity() > best.similarity()) {
                best = one;
            }
        }
        return best;
    }

    /** Whether a missing field is as good as any of the values. */
    static boolean acceptsAbsence(JsonNode expected) {
        if (expected.isArray()) {
            for (JsonNode accepted : expected) {
                if (accepted.isNull()
                        || accepted.isTextual() && accepted.textValue().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public long hash(JsonNode value, boolean expected) {
        return expected ? 0xA10F1L : Values.hash(value) ^ 0xA10F2L;
    }
}
