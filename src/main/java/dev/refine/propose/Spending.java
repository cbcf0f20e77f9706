package dev.refine.propose;

import java.util.Optional;

/**
 * What an answer cost. Unknown parts are empty, never zero.
 *
 * @param calls of proposers; a budget of runs counts them
 * @param requests sent to a model
 * @param basis {@code reported} by who was asked, {@code computed} from tokens and prices, or {@code unknown}
 */
public record Spending(
        int calls,
        int requests,
        Optional<Long> inputTokens,
        Optional<Long> outputTokens,
        Optional<Double> costUsd,
        String basis) {

    /** Of a proposer that asks no model, or does not say what it used. */
    public static final Spending NONE =
            new Spending(1, 0, Optional.empty(), Optional.empty(), Optional.empty(), "unknown");

    /** Of an answer for which nobody was asked. */
    static final Spending NOBODY = NONE.ofCalls(0);

    /** Of so many calls that asked no model. */
    public static Spending calls(int number) {
        return NONE.ofCalls(number);
    }

    public Spending plus(Spending other) {
        if (requests == 0 || other.requests == 0) {
            return (requests == 0 ? other : this).ofCalls(calls + other.calls);
        }
        return new Spending(
                calls + other.calls,
                requests + other.requests,
                inputTokens.flatMap(one -> other.inputTokens.map(two -> one + two)),
                outputTokens.flatMap(one -> other.outputTokens.map(two -> one + two)),
                costUsd.flatMap(one -> other.costUsd.map(two -> one + two)),
                basis.equals(other.basis) ? basis : "unknown");
    }

    private Spending ofCalls(int number) {
        return new Spending(number, requests, inputTokens, outputTokens, costUsd, basis);
    }
}
