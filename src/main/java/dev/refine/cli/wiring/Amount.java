package dev.refine.cli.wiring;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * So many minutes or dollars of a forecast.
 *
 * @param least whether it cannot be less, and nobody knows how much more
 * @param capped whether a budget ends the run there
 */
public record Amount(double value, boolean least, boolean capped) {

    static Amount about(double value) {
        return new Amount(value, false, false);
    }

    static Amount atLeast(double value) {
        return new Amount(value, true, false);
    }

    Amount within(OptionalDouble budget) {
        return budget.isPresent() && value > budget.getAsDouble()
                ? new Amount(budget.getAsDouble(), false, true)
                : this;
    }

    /** For a line that has no room. */
    String brief(String format) {
        return (least ? "at least " : "")
                + String.format(Locale.ROOT, format, value)
                + (capped ? " by the budget" : "");
    }

    String baseline() {
        return (least ? "at least " : "about ") + decimal() + " for the baseline";
    }

    String worst() {
        return (least ? "at least " : "") + decimal() + " at worst" + (capped ? " (by the budget)" : "");
    }

    private String decimal() {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
