package dev.refine.score;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is to become better, what must not become worse, and what is good enough.
 *
 * @param metric a {@link Metric}, or a name that the user's own command prints
 * @param maximize whether more of it is better
 * @param target value from which the goal is met; empty = only {@code perfectIsEnough} says so
 * @param tolerance a change of the metric that is no change
 * @param guards what must not get worse than at the baseline, which never moves: many small losses are one large one
 * @param perfectIsEnough whether all cases passing meets the goal in any case
 */
public record Objective(
        String metric,
        boolean maximize,
        OptionalDouble target,
        Tolerance tolerance,
        List<Guard> guards,
        boolean perfectIsEnough) {

    /** A hair for sums of decimal shares such as 0.1 + 0.2. */
    private static final double FLOAT_ERROR = 1e-9;

    /** A metric to hold; one of the user's own is taken to be better the higher it is. */
    public record Guard(String metric, Tolerance tolerance) {

        /** The metric under the name that figures have. */
        public String key() {
            return Objective.key(metric);
        }

        private boolean isKnown(Figures figures) {
            return figures.baseline().containsKey(key()) && figures.candidate().containsKey(key());
        }

        private boolean isBroken(Figures figures) {
            boolean higherIsBetter =
                    Metric.named(metric).map(Metric::isMaximized).orElse(true);
            double before = figures.baseline().get(key());
            double fall = (before - figures.candidate().get(key())) * (higherIsBetter ? 1 : -1);
            return fall > tolerance.around(before);
        }
    }

    /** Every case passes. */
    public static Objective allPass() {
        return new Objective(Metric.PASS_RATE.title(), true, OptionalDouble.empty(), Tolerance.NONE, List.of(), true);
    }

    /** Whether candidates are compared field by field; otherwise by the value of the metric. */
    public boolean isByField() {
        return maximize && Metric.named(metric).filter(Metric::isQuality).isPresent();
    }

    /** Whether the metric is read off a clock, so that one measurement says little. */
    public boolean isByClock() {
        return !isByField() && Metric.named(metric).filter(Metric::isClock).isPresent();
    }

    /** The metric under the name that figures have. */
    public String key() {
        return key(metric);
    }

    private static String key(String name) {
        return Metric.named(name).map(Metric::title).orElse(name);
    }

    /** @param figures of the state, by metric */
    public boolean isMet(Scorecard card, Map<String, Double> figures) {
        if (perfectIsEnough && card.isPerfect()) {
            return true;
        }
        Double value = figures.get(key());
        if (target.isEmpty() || value == null || card.judged() == 0) {
            return false;
        }
        double beyond = maximize ? value - target.getAsDouble() : target.getAsDouble() - value;
        return beyond >= -FLOAT_ERROR;
    }

    /** Whether it is about a metric, to improve or to hold. */
    public boolean names(Metric wanted) {
        return key().equals(wanted.title())
                || guards.stream().anyMatch(guard -> guard.key().equals(wanted.title()));
    }

    /** Whether only guards keep what is right, and not the comparison by field; the user's own metrics may do so, too. */
    public boolean isHeldByGuards() {
        return !isByField()
                && guards.stream()
                        .anyMatch(guard -> Metric.named(guard.metric())
                                .map(Metric::isQuality)
                                .orElse(true));
    }

    /** Figures of the three states that a verdict looks at, over the same cases. */
    public record Figures(Map<String, Double> baseline, Map<String, Double> best, Map<String, Double> candidate) {}

    /**
     * The verdict on a candidate.
     *
     * @param byField what the fields say; it stands where candidates are compared by field, and so does Unmeasured
     */
    public Verdict judge(Verdict byField, Figures figures) {
        if (byField == Verdict.UNMEASURED) {
            return byField;
        }
        Verdict verdict = isByField() ? withTolerance(byField, figures) : byValue(figures);
        if (!broken(figures).isEmpty()) {
            return verdict == Verdict.IMPROVED || verdict == Verdict.MIXED ? Verdict.MIXED : Verdict.DEGRADED;
        }
        return verdict == Verdict.IMPROVED && missing(figures).isPresent() ? Verdict.UNMEASURED : verdict;
    }

    /** A gain in fields that hardly moves the metric is none; a loss is one however small. */
    private Verdict withTolerance(Verdict byField, Figures figures) {
        boolean small = tolerance.value() > 0 && isKnown(figures) && gain(figures) <= margin(figures);
        if (!small) {
            return byField;
        }
        return byField == Verdict.MIXED ? Verdict.DEGRADED : byField == Verdict.IMPROVED ? Verdict.NEUTRAL : byField;
    }

    private Verdict byValue(Figures figures) {
        if (!isKnown(figures)) {
            return Verdict.UNMEASURED;
        }
        if (gain(figures) > margin(figures)) {
            return Verdict.IMPROVED;
        }
        return gain(figures) < -margin(figures) ? Verdict.DEGRADED : Verdict.NEUTRAL;
    }

    private boolean isKnown(Figures figures) {
        return figures.best().containsKey(key()) && figures.candidate().containsKey(key());
    }

    /** A metric that the verdict needs and a state does not have. */
    public Optional<String> missing(Figures figures) {
        if (!isByField() && !isKnown(figures)) {
            return Optional.of(key());
        }
        return guards.stream()
                .filter(guard -> !guard.isKnown(figures))
                .map(Guard::key)
                .findFirst();
    }

    /** Whether so little of the candidate already shows that it gains nothing; clocks are too noisy to show that. */
    boolean gainsNothing(Figures figures) {
        return !isByClock() && isKnown(figures) && gain(figures) <= margin(figures);
    }

    /** With those guards only that the figures tell of. */
    public Objective knowing(Figures figures) {
        List<Guard> known =
                guards.stream().filter(guard -> guard.isKnown(figures)).toList();
        return new Objective(metric, maximize, target, tolerance, known, perfectIsEnough);
    }

    /** The guards that the candidate breaks, of those that are known. */
    public List<Guard> broken(Figures figures) {
        return guards.stream()
                .filter(guard -> guard.isKnown(figures) && guard.isBroken(figures))
                .toList();
    }

    /** How much better the candidate's metric is than that of the best state. */
    private double gain(Figures figures) {
        double rise = figures.candidate().get(key()) - figures.best().get(key());
        return maximize ? rise : -rise;
    }

    private double margin(Figures figures) {
        return tolerance.around(figures.best().get(key()));
    }
}
