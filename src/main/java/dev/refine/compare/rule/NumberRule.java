package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.NumberText;
import dev.refine.compare.rule.Judgement.Match;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Numbers within a tolerance: |e - a| at most the larger of {@code abs} and {@code rel} times |e|.
 *
 * @param parse whether texts such as {@code 1,240.00} are numbers, too
 * @param comma whether a lone comma is the decimal mark in those texts; empty when the text must say
 */
record NumberRule(BigDecimal abs, BigDecimal rel, boolean parse, Optional<Boolean> comma) implements ValueRule {

    private static final int LARGEST_EXPONENT = 10_000;

    @Override
    public Judgement judge(JsonNode expected, JsonNode actual) {
        BigDecimal e = value(expected);
        BigDecimal a = value(actual);
        if (e == null || a == null) {
            return new ExactRule().judge(expected, actual);
        }
        if (within(e, a)) {
            return Judgement.EQUAL;
        }
        return expected.getNodeType() == actual.getNodeType() ? Judgement.wrong("") : new Judgement(Match.TYPE, "", 0);
    }

    private boolean within(BigDecimal e, BigDecimal a) {
        if (Values.sameNumber(e, a)) {
            return true;
        }
        if (unbounded(e) || unbounded(a)) {
            return false;
        }
        return e.subtract(a).abs().compareTo(abs.max(rel.multiply(e.abs()))) <= 0;
    }

    private static boolean unbounded(BigDecimal number) {
        return Math.abs((long) number.scale()) > LARGEST_EXPONENT;
    }

    private BigDecimal value(JsonNode node) {
        if (node.isNumber()) {
            return node.decimalValue();
        }
        if (!parse || !node.isTextual()) {
            return null;
        }
        String text = node.textValue();
        if (comma.isPresent()) {
            text = comma.get() ? text.replace(".", "").replace(',', '.') : text.replace(",", "");
        }
        return NumberText.value(text).orElse(null);
    }
}
