package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Judgement.Match;

/**
 * Texts that are alike enough.
 *
 * @param threshold in [0, 1], reached is right
 * @param cap longer texts are compared by their words
 */
record FuzzyRule(Metric metric, double threshold, int cap) implements ValueRule {

    enum Metric {
        LEVENSHTEIN,
        JARO,
        TOKEN_SET
    }

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        if (!expected.isTextual() || !actual.isTextual()) {
            return new ExactRule().judge(expected, actual);
        }
        double similarity = similarity(expected.textValue(), actual.textValue());
        if (similarity >= threshold) {
            return new Judgement(Match.EQUAL, "", similarity);
        }
        Judgement exact = new ExactRule().judge(expected, actual);
        return exact.match() == Match.WRONG ? new Judgement(Match.WRONG, "", similarity) : exact;
    }

    private double similarity(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        if (metric == Metric.TOKEN_SET || a.length() > cap || b.length() > cap) {
            return Distance.tokens(a, b);
        }
        return metric == Metric.JARO ? Distance.jaro(a, b) : Distance.levenshtein(a, b, threshold);
    }
}
