package dev.refine.score;

import java.util.List;
import java.util.Objects;

/**
 * Decides what a measurement says of a candidate, by field and case.
 *
 * <p>A mean can rise while a case that was right breaks; so a candidate is better only when something was gained and
 * nothing was lost against the best state. Cases that only one side knows are not compared.
 */
public final class Acceptance {

    private Acceptance() {}

    /**
     * The verdict over the cases that the candidate measured.
     *
     * @param errorTolerance share of errors above which nothing can be said
     */
    public static Verdict judge(Scorecard best, Scorecard candidate, double errorTolerance) {
        if (candidate.hasTooManyErrors(errorTolerance)) {
            return Verdict.UNMEASURED;
        }
        List<Change> changes = changes(best, candidate);
        boolean gained = changes.stream().anyMatch(Change::hasGained);
        boolean lost = changes.stream().anyMatch(Change::hasLost);
        return Verdict.of(gained, lost);
    }

    /** What changed per case, for every case that both sides know, by case id. */
    public static List<Change> changes(Scorecard best, Scorecard candidate) {
        return candidate.cases().keySet().stream()
                .sorted()
                .map(id -> best.get(id)
                        .map(before -> Change.of(before, candidate.cases().get(id)))
                        .orElse(null))
                .filter(Objects::nonNull)
                .toList();
    }
}
