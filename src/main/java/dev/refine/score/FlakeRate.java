package dev.refine.score;

import java.util.Collection;

/**
 * How often runs under the same bytes contradict each other, learned from the repeats that were made anyway.
 *
 * @param repeated cases that were run more than once
 * @param flaky how many of those contradicted themselves
 */
public record FlakeRate(int repeated, int flaky) {

    /** Fewer repeats than these say nothing. */
    private static final int ENOUGH = 5;

    private static final int ONE_IN = 8;

    public static FlakeRate of(Collection<Majority> cases) {
        return new FlakeRate(
                (int) cases.stream().filter(said -> said.runs() > 1).count(),
                (int) cases.stream().filter(Majority::flaky).count());
    }

    /** Whether a single result may be believed until it is verified. */
    public boolean isLow() {
        return repeated >= ENOUGH && flaky * ONE_IN <= repeated;
    }
}
