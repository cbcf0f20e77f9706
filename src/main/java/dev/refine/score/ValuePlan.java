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

    /** Whether a guard must break even if every case that is still open came out perfect. */
    private boolean isLost(Scorecard baseline, Scorecard candidate) {
        double score = 0;
        double passing = 0;
        for (String id : plan.all()) {
            score += candidate.get(id).map(CaseScore::score).orElse(1.0);
            passing += candidate.get(id).map(CaseScore::passed).orElse(true) ? 1 : 0;
        }
        int cases = plan.all().size();
        return isBroken(Metric.FIELD_SCORE, baseline.score(), score / cases)
                || isBroken(Metric.PASS_RATE, baseline.passRate(), passing / cases);
    }

    private boolean isBroken(Metric metric, double before, double ceiling) {
        return objective.guards().stream()
                .filter(guard -> guard.key().equals(metric.title()))
                .anyMatch(guard -> before - ceiling > guard.tolerance().around(before));
    }
}
