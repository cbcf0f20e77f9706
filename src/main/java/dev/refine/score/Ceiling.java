package dev.refine.score;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Decides what can no longer be reached, whatever the cases bring that did not run: plain arithmetic, and it saves the
 * runs. It knows a ceiling for metrics that follow from how many cases or fields are right, and for no other.
 */
public final class Ceiling {

    private static final double HIGHEST = 1;

    private Ceiling() {}

    /**
     * Whether a candidate gains no more than the tolerance even if every case that it has not run comes out perfect.
     *
     * @param best scores of every case in the best state
     * @param candidate scores so far
     */
    public static boolean isTooLow(Objective objective, Scorecard best, Scorecard candidate) {
        Optional<ToDoubleFunction<CaseScore>> measure = measure(objective);
        if (measure.isEmpty() || objective.tolerance().value() == 0) {
            return false;
        }
        double before = 0;
        double atMost = 0;
        int judged = 0;
        for (CaseScore score : best.cases().values()) {
            if (score.standing() != Standing.UNJUDGED) {
                before += measure.get().applyAsDouble(score);
                atMost += candidate
                        .get(score.caseId())
                        .filter(seen -> seen.standing() != Standing.ERROR)
                        .map(measure.get()::applyAsDouble)
                        .orElse(HIGHEST);
                judged++;
            }
        }
        return judged > 0 && (atMost - before) / judged <= objective.tolerance().around(before / judged);
    }

    /** Why no edit can meet the objective or count as an improvement; empty when one can, or nobody knows. */
    public static Optional<String> obstacle(Objective objective, Scorecard baseline) {
        String metric = objective.key();
        boolean bounded = objective.isByField();
        if (bounded && objective.target().isPresent() && objective.target().getAsDouble() > HIGHEST) {
            return Optional.of("the target " + objective.target().getAsDouble() + " cannot be reached: " + metric
                    + " is never more than 1");
        }
        boolean perfect = baseline.isPerfect() || baseline.judged() == 0;
        return !perfect && isTooLow(objective, baseline, Scorecard.of(List.of()))
                ? Optional.of(
                        "no edit can count as an improvement: " + metric + " cannot rise by more than its tolerance of "
                                + objective.tolerance().value())
                : Optional.empty();
    }

    private static Optional<ToDoubleFunction<CaseScore>> measure(Objective objective) {
        if (!objective.isByField()) {
            return Optional.empty();
        }
        return switch (Metric.named(objective.metric()).orElseThrow()) {
            case PASS_RATE -> Optional.of(score -> score.passed() ? HIGHEST : 0);
            case FIELD_SCORE -> Optional.of(CaseScore::score);
            default -> Optional.empty();
        };
    }
}
