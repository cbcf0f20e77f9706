package dev.refine.score;

import java.util.Optional;

/**
 * Decides which cases of a candidate run next where the value of a metric decides, not the fields: first the focus, then
 * the rest, unless the focus already shows that nothing is gained or that a guard is lost whatever the rest brings.
 *
 * @param plan the cases
 */
public record ValuePlan(MeasurePlan plan, Objective objective) {

    /**
     * The next batch, or empty when the measurement is over.
     *
     * @param baseline scores of every case at the baseline
     * @param candidate scores so far
     * @param figures over the cases that the candidate measured
     */
    public Optional<MeasurePlan.Batch> next(Scorecard baseline, Scorecard candidate, Objective.Figures figures) {
        if (plan.gated()) {
            Optional<MeasurePlan.Batch> focus = MeasurePlan.batch(MeasurePlan.Stage.FOCUS, plan.focus(), candidate);
            if (focus.isPresent()) {
                return focus;
            }
            if (objective.gainsNothing(figures) || isLost(baseline, candidate)) {
                return Optional.empty();
            }
        }
        return MeasurePlan.batch(MeasurePlan.Stage.VERIFY, plan.all(), candidate);
    }

    /** Whether the field score must fall too far even if every case that is still open came out perfect. */
    private boolean isLost(Scorecard baseline, Scorecard candidate) {
        double perfect = 0;
        for (String id : plan.all()) {
            perfect += candidate.get(id).map(CaseScore::score).orElse(1.0);
        }
        double ceiling = perfect / plan.all().size();
        return objective.guards().stream()
                .filter(guard -> guard.key().equals(Metric.FIELD_SCORE.title()))
                .anyMatch(
                        guard -> baseline.score() - ceiling > guard.tolerance().around(baseline.score()));
    }
}
