package dev.refine.loop.judge;

import dev.refine.files.Secrets;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Purpose;
import dev.refine.workload.Case;
import java.util.List;
import java.util.Optional;

/**
 * A case with its judged result.
 *
 * @param key under which the result is remembered
 * @param brokenBecause why this result shows a broken workload rather than a wrong answer; only validation asks
 */
public record Measured(Case input, int trial, String key, CaseResult result, Optional<String> brokenBecause) {

    /** As the journal takes it where it is measured alone. */
    public Event.CaseMeasured event(int iteration, Purpose purpose) {
        return event(iteration, purpose, null);
    }

    /**
     * As the journal takes it.
     *
     * @param batch all cases of the batch with the first of them; null with the others
     */
    public Event.CaseMeasured event(int iteration, Purpose purpose, List<String> batch) {
        return new Event.CaseMeasured(iteration, purpose, input.id(), trial, key, result, batch);
    }

    /** The same with every secret hidden. */
    public Measured without(Secrets secrets) {
        return new Measured(input, trial, key, result.without(secrets), brokenBecause.map(secrets::hide));
    }
}
