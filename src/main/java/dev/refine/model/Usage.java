package dev.refine.model;

import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What questions used. Unknown parts are empty, never zero: a sum with an unknown part is unknown in that part.
 *
 * @param requests sent to the model
 * @param inputTokens read by the model, cached ones included
 * @param cachedTokens of these, read from the endpoint's cache
 * @param outputTokens written by the model, hidden thoughts included
 * @param costUsd in dollars
 * @param basis where {@code costUsd} comes from
 */
public record Usage(
        int requests,
        Optional<Long> inputTokens,
        Optional<Long> cachedTokens,
        Optional<Long> outputTokens,
        Optional<Double> costUsd,
        CostBasis basis) {

    /** Of no request. */
    public static final Usage NONE =
            new Usage(0, Optional.of(0L), Optional.of(0L), Optional.of(0L), Optional.of(0.0), CostBasis.COMPUTED);

    public enum CostBasis {
        /** The program that was asked said so; most compute it from list prices. */
        REPORTED,
        /** From tokens and a price file. */
        COMPUTED,
        UNKNOWN
    }

    /** Of one request of which nothing is known. */
    public static Usage unknown() {
        return new Usage(1, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), CostBasis.UNKNOWN);
    }

    /** Of one request that the endpoint turned away: nobody is paid for that. */
    public static Usage turnedAway() {
        return new Usage(1, Optional.of(0L), Optional.of(0L), Optional.of(0L), Optional.of(0.0), CostBasis.COMPUTED);
    }

    /** Of one request with these tokens; null where the endpoint did not say. Less than none says nothing either. */
    public static Usage ofTokens(Long input, Long cached, Long output) {
        return new Usage(1, count(input), count(cached), count(output), Optional.empty(), CostBasis.UNKNOWN);
    }

    private static Optional<Long> count(Long tokens) {
        return Optional.ofNullable(tokens).filter(number -> number >= 0);
    }

    /** The same where this is no cost: less than nothing. */
    public Usage withCost(double usd, CostBasis known) {
        return usd < 0 ? this : new Usage(requests, inputTokens, cachedTokens, outputTokens, Optional.of(usd), known);
    }

    public Usage plus(Usage other) {
        if (requests == 0) {
            return other;
        }
        if (other.requests == 0) {
            return this;
        }
        Optional<Double> cost = sum(costUsd, other.costUsd, Double::sum);
        return new Usage(
                requests + other.requests,
                sum(inputTokens, other.inputTokens, Long::sum),
                sum(cachedTokens, other.cachedTokens, Long::sum),
                sum(outputTokens, other.outputTokens, Long::sum),
                cost,
                cost.isEmpty() ? CostBasis.UNKNOWN : basis == other.basis ? basis : CostBasis.COMPUTED);
    }

    private static <T> Optional<T> sum(Optional<T> one, Optional<T> other, BinaryOperator<T> add) {
        return one.flatMap(a -> other.map(b -> add.apply(a, b)));
    }
}
