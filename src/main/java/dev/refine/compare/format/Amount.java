package dev.refine.compare.format;

import java.math.BigDecimal;

/**
 * A number written in a text.
 *
 * @param value the more likely reading
 * @param other the other reading of {@code 1.240}, or the same value
 * @param unit currency code or percent sign; empty when there is none
 */
record Amount(BigDecimal value, BigDecimal other, String unit) {

    boolean means(Amount that) {
        boolean units = unit.equals(that.unit) || unit.isEmpty() || that.unit.isEmpty();
        return units
                && (value.compareTo(that.value) == 0
                        || value.compareTo(that.other) == 0
                        || other.compareTo(that.value) == 0);
    }
}
