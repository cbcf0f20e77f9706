package dev.refine.score;

import java.util.OptionalDouble;

/**
 * When a state is good enough.
 *
 * @param metric {@code passRate}, or {@code fieldScore} ({@code score} means the same)
 * @param target value from which the goal is met; empty = every judged case passes
 * @param perfectIsEnough whether all cases passing meets the goal in any case
 */
public record Goal(String metric, OptionalDouble target, boolean perfectIsEnough) {

    /** A hair for sums of decimal shares such as 0.1 + 0.2. */
    private static final double FLOAT_ERROR = 1e-9;

    public static Goal allPass() {
        return new Goal("passRate", OptionalDouble.empty(), true);
    }

    public boolean isMet(Scorecard card) {
        if (perfectIsEnough && card.isPerfect()) {
            return true;
        }
        return target.isPresent() && card.judged() > 0 && value(card) >= target.getAsDouble() - FLOAT_ERROR;
    }

    private double value(Scorecard card) {
        return metric.equals("fieldScore") || metric.equals("score") ? card.score() : card.passRate();
    }
}
