package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionState;
import dev.refine.journal.StateFigures;
import dev.refine.score.Ceiling;
import dev.refine.score.Change;
import dev.refine.score.ClockTest;
import dev.refine.score.MeasurePlan;
import dev.refine.score.Metric;
import dev.refine.score.Objective;
import dev.refine.score.Scorecard;
import dev.refine.score.ValuePlan;
import dev.refine.score.Verdict;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds a measurement against the objective: its figures, what they say of a candidate, and why. */
final class Weighing {

    private final Bench bench;
    private final Upholding upholding;

    Weighing(Bench bench) {
        this.bench = bench;
        this.upholding = new Upholding(bench);
    }

    /** Takes the figures of the files as the open iteration finds or makes them. */
    void weighFiles() {
        if (!bench.state().current().figures().isOfFiles()) {
            append(bench.state().current().number(), true, bench.meter().ofFiles());
        }
    }

    /** The same of a provisional state, which the files hold: of a part of a bundle nobody has taken them yet. */
    void weighFiles(ProvisionalState standing) {
        Iteration source = bench.state().iteration(standing.iteration()).orElseThrow();
        if (!source.figures().isOfFiles()) {
            append(source.number(), true, bench.meter().ofFiles());
        }
    }

    /** Takes the figures of all results of the open iteration; false when a stop came between. */
    boolean weighResults() {
        Iteration current = bench.state().current();
        boolean whole = current.results().keySet().containsAll(bench.caseIds());
        if (whole && !current.figures().isOfResults()) {
            Meter.Taken taken = bench.meter().ofResults(current.number(), current.results());
            if (bench.stop().isRequested()) {
                return false;
            }
            append(current.number(), false, taken);
        }
        return true;
    }

    private void append(int iteration, boolean ofFiles, Meter.Taken taken) {
        if (!taken.isNothing()) {
            // At the baseline it ends the run, and is said there.
            taken.problem().filter(problem -> iteration > 0).ifPresent(bench.progress()::said);
            bench.append(new Event.FiguresTaken(
                    iteration,
                    ofFiles,
                    new TreeMap<>(taken.values()),
                    taken.problem().orElse("")));
        }
    }

    /**
     * The cases of the candidate that run next.
     *
     * @param reference what the candidate is compared with by field
     */
    Optional<MeasurePlan.Batch> next(MeasurePlan plan, Scorecard reference) {
        Scorecard candidate = bench.state().current().scorecard();
        if (isTooLow()) {
            return Optional.empty();
        }
        return bench.objective().isByField()
                ? plan.next(reference, candidate)
                : new ValuePlan(plan, bench.objective())
                        .next(bench.state().baseline().scorecard(), upholding.candidate(), figures());
    }

    /** The verdict on a baseline, which only a figure that cannot be taken changes. */
    Verdict ofBaseline() {
        return isBroken(bench.state().baseline()) ? Verdict.UNMEASURED : Verdict.NEUTRAL;
    }

    /** Whether the rest of the cases cannot make enough of the candidate; what is only presumed is not counted on. */
    private boolean isTooLow() {
        return bench.measure() == Manifest.Measure.GATED
                && Ceiling.isTooLow(
                        bench.objective(),
                        bench.state().best().orElseThrow().scorecard(),
                        bench.state().current().scorecard());
    }

    /** @param byField what the fields say of the candidate */
    Verdict ofCandidate(Verdict byField) {
        Objective.Figures figures = figures();
        // What only all results tell is not known of a provisional state; its guards are held when it is verified.
        Objective objective = bench.isLazy() ? bench.objective().knowing(figures) : bench.objective();
        if (isBroken(bench.state().current())) {
            return Verdict.UNMEASURED;
        }
        if (byField == Verdict.IMPROVED && isTooLow()) {
            sayOnce("the edit was given up early: even if every other case came out perfect, \"" + objective.key()
                    + "\" would not rise by more than its tolerance");
            return Verdict.NEUTRAL;
        }
        Verdict verdict = objective.judge(byField, figures);
        if (verdict == Verdict.UNMEASURED) {
            objective
                    .missing(figures)
                    .ifPresent(name -> sayOnce("nothing can be said of the edit: \"" + name
                            + "\" is not known in every state that it is compared with"));
            return verdict;
        }
        objective.broken(figures).forEach(guard -> sayOnce(sentence(guard, figures)));
        return verdict;
    }

    /**
     * Why a state of which every case has run may not be the best one; empty when every guard holds, and when a stop came
     * between: what was interrupted says nothing of the state.
     */
    Optional<String> brokenGuard(ProvisionalState standing) {
        Objective objective = bench.objective();
        if (objective.guards().isEmpty()) {
            return Optional.empty();
        }
        Iteration source = bench.state().iteration(standing.iteration()).orElseThrow();
        if (!source.figures().isOfResults()) {
            Meter.Taken taken = bench.meter().ofResults(standing.iteration(), standing.results());
            if (bench.stop().isRequested()) {
                return Optional.empty();
            }
            append(standing.iteration(), false, taken);
        }
        Set<String> all = standing.results().keySet();
        Objective.Figures figures = new Objective.Figures(
                figures(bench.state().baseline().results(), all, 0),
                Map.of(),
                figures(standing.results(), all, source.number()));
        return objective.guards().stream()
                .filter(guard -> !figures.candidate().containsKey(guard.key()))
                .map(guard -> "the guard " + guard.key() + " is not known")
                .findFirst()
                .or(() -> objective.broken(figures).stream()
                        .map(guard -> sentence(guard, figures))
                        .findFirst());
    }

    private static String sentence(Objective.Guard guard, Objective.Figures figures) {
        return "the guard " + guard.key() + " does not hold: "
                + decimal(figures.baseline().get(guard.key())) + " at the baseline, "
                + decimal(figures.candidate().get(guard.key())) + " now";
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static boolean isBroken(Iteration iteration) {
        return iteration.figures().problem().isPresent();
    }

    /** Of the three states, over the cases that the candidate measured. */
    Objective.Figures figures() {
        SessionState state = bench.state();
        BestState best = state.best().orElseThrow();
        Iteration current = state.current();
        Set<String> cases = current.seen().keySet();
        Objective.Figures figures = new Objective.Figures(
                figures(state.baseline().results(), cases, 0),
                figures(best.results(), cases, best.iteration()),
                figures(current.seen(), cases, current.number()));
        if (current.times().isEnded()) {
            readClock(current.times().test(), figures);
        }
        if (bench.trials() > 1) {
            readGuards(figures);
        }
        return figures;
    }

    /** No guard falls by a case that contradicts itself; what is to become better is taken as it is. */
    private void readGuards(Objective.Figures figures) {
        Map<String, Double> upheld = StateFigures.ofFields(upholding.candidate());
        upheld.remove(bench.objective().key());
        figures.candidate().putAll(upheld);
    }

    /**
     * The changes by field on which the verdict hangs, apart from what decides by field: what breaks a guard, and all that
     * a metric of the user's own may be made of.
     */
    List<List<Change>> doubtful(List<Change> sinceBest) {
        List<List<Change>> doubtful = new ArrayList<>();
        if (Metric.named(bench.objective().metric()).isEmpty()) {
            doubtful.add(sinceBest);
        }
        if (!bench.objective().broken(figures()).isEmpty()) {
            doubtful.add(lost(upholding.changes()));
        }
        return doubtful;
    }

    private static List<Change> lost(List<Change> changes) {
        return changes.stream().filter(Change::hasLost).toList();
    }

    /** Runs in turn say more of a clock than two measurements; a difference that noise explains is none. */
    private static void readClock(ClockTest test, Objective.Figures figures) {
        figures.best().putAll(StateFigures.ofTimes(test.before()));
        figures.candidate().putAll(StateFigures.ofTimes(test.isSignificant() ? test.after() : test.before()));
    }

    private Map<String, Double> figures(Map<String, CaseResult> results, Set<String> cases, int iteration) {
        Map<String, CaseResult> counted = results.entrySet().stream()
                .filter(entry -> cases.contains(entry.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        Map<String, Double> figures = new HashMap<>(StateFigures.of(counted));
        bench.state()
                .iteration(iteration)
                .ifPresent(one -> figures.putAll(one.figures().values()));
        return figures;
    }

    private void sayOnce(String text) {
        bench.sayOnce("iteration " + bench.state().current().number() + ": " + text);
    }
}
