package dev.refine.quality;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * The user, where the loop was told to ask. A question that an interrupt ends has no answer: it throws
 * {@link java.util.concurrent.CancellationException}, and is asked again when the session goes on.
 */
public interface Person {

    /** @return the criteria to use, or empty to stop */
    Optional<List<Criterion>> onCriteria(List<Criterion> criteria);

    /** Whether another round shall begin. */
    boolean onRound(int next, List<String> failing);

    /** Whether a candidate that wins here and loses there shall replace the previous version. */
    boolean onMixed(Comparison comparison);

    /** Which questions are asked. */
    record Asked(boolean criteria, boolean rounds, boolean mixed) {}
}
