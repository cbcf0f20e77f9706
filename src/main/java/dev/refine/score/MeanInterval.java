package dev.refine.score;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/** Student's interval for the mean of paired differences. */
final class MeanInterval {

    private MeanInterval() {}

    /**
     * Empty when the differences do not vary, or there is only one: they say nothing about their spread, and a width of
     * zero would be a claim.
     *
     * @param low the least that a difference can be
     * @param high the most
     */
    static Optional<Interval> of(double[] differences, double low, double high) {
        int n = differences.length;
        double mean = Arrays.stream(differences).average().orElse(0);
        double squares = Arrays.stream(differences)
                .map(difference -> (difference - mean) * (difference - mean))
                .sum();
        if (n < 2 || squares == 0) {
            return Optional.empty();
        }
        double error = Math.sqrt(squares / (n - 1) / n);
        double reach = TDistribution.of(n - 1).inverseCumulativeProbability(0.975) * error;
        return Optional.of(new Interval(Math.max(low, mean - reach), Math.min(high, mean + reach)));
    }
}
