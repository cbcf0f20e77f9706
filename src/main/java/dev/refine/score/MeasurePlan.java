package dev.refine.score;

import java.util.List;
import java.util.Optional;

/**
 * Decides which cases of a candidate run next, so that a bad edit costs few runs: first the focus, then the guards,
 * then the rest.
 *
 * @param focus cases that the hypothesis should fix
 * @param guards cases that pass and should go on passing
 * @param all every case, in order
 * @param gated whether a hopeless candidate is given up early
 */
public record MeasurePlan(List<String> focus, List<String> guards, List<String> all, boolean gated) {

    /** What a batch of cases is run for. */
    public enum Stage {
        FOCUS,
        GUARD,
        VERIFY
    }

    /** Cases to run next, with their stage. */
    public record Batch(Stage stage, List<String> cases) {}

    /**
     * The next batch, or empty when the measurement is over.
     *
     * @param best scores of the best state, which knows every case
     * @param candidate scores so far
     */
    public Optional<Batch> next(Scorecard best, Scorecard candidate) {
        if (!gated) {
            return batch(Stage.VERIFY, all, candidate);
        }
        List<Change> changes = Acceptance.changes(best, candidate);
        boolean lost = changes.stream().anyMatch(Change::hasLost);
        if (lost) {
            return Optional.empty();
        }
        Optional<Batch> inFocus = batch(Stage.FOCUS, focus, candidate);
        if (inFocus.isPresent()) {
            return inFocus;
        }
        boolean gained = changes.stream().anyMatch(Change::hasGained);
        if (!gained) {
            return Optional.empty();
        }
        return nextGuard(candidate).or(() -> batch(Stage.VERIFY, all, candidate));
    }

    /** One guard at a time: the first loss must save the runs of the others, even where slots are free. */
    private Optional<Batch> nextGuard(Scorecard candidate) {
        return batch(Stage.GUARD, guards, candidate)
                .map(open -> new Batch(Stage.GUARD, open.cases().subList(0, 1)));
    }

    static Optional<Batch> batch(Stage stage, List<String> wanted, Scorecard candidate) {
        List<String> open =
                wanted.stream().filter(id -> candidate.get(id).isEmpty()).toList();
        return open.isEmpty() ? Optional.empty() : Optional.of(new Batch(stage, open));
    }
}
