package dev.refine.journal;

import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One iteration as far as its events have told. Iteration 0 is the baseline. Written by {@link SessionState} only. */
public final class Iteration {

    private final int number;
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, CaseTrials> trials = new LinkedHashMap<>();
    private final List<Event.Loss> takenBack = new ArrayList<>();
    private Event.IterationStarted started;
    private Event.ReplySentBack sentBack;
    private Event.HypothesisFormed hypothesis;
    private Event.EditSuggested suggestion;
    private Event.EditAnnounced announced;
    private Event.EditApplied applied;
    private Event.ExperimentStarted experiment;
    private final PairedTimes times = new PairedTimes();
    private TakenFigures figures = new TakenFigures();
    private Event.ResultJudged result;
    private Event.MetricsTaken metrics;
    private Event.RegressionDetected regression;
    private Event.RepairPresumed presumed;
    private Event.CandidateDecided decision;
    private Event.RestoreAnnounced restoring;
    private Event.Restored restored;
    private Event.SuggestionSkipped skipped;
    private Event.StopRequested stop;
    private Event.IterationCompleted completed;
    private boolean givenUp;
    private boolean verified;

    /** A proposal that was never measured. {@code hypothesis} is null when the proposer had nothing or failed. */
    public record Refusal(Event.HypothesisFormed hypothesis, Event.ProposalRefused refused) {}

    Iteration(int number) {
        this.number = number;
    }

    /** Takes one event that names this iteration; others are ignored. */
    void apply(Event event) {
        if (event instanceof Event.IterationStarted e) {
            started = e;
        } else if (event instanceof Event.ReplySentBack e) {
            sentBack = e;
        } else if (event instanceof Event.HypothesisFormed e) {
            hypothesis = e;
            suggestion = null;
        } else if (event instanceof Event.EditSuggested e) {
            suggestion = e;
        } else if (event instanceof Event.ProposalRefused e) {
            refusals.add(new Refusal(hypothesis, e));
            hypothesis = null;
            sentBack = null;
            suggestion = null;
            announced = null;
            applied = null;
            figures = new TakenFigures();
            restoring = null;
            restored = null;
        } else if (event instanceof Event.SuggestionSkipped e) {
            skipped = e;
        } else if (event instanceof Event.EditAnnounced e) {
            announced = e;
        } else if (event instanceof Event.EditApplied e) {
            applied = e;
        } else {
            applyMeasurement(event);
        }
    }

    private void applyMeasurement(Event event) {
        if (times.take(event)) {
            return;
        }
        if (event instanceof Event.ExperimentStarted e) {
            experiment = e;
        } else if (event instanceof Event.CaseMeasured e && e.purpose() != Purpose.HOLDOUT) {
            trials.merge(e.caseId(), CaseTrials.of(e.caseId(), e.result()), (known, next) -> known.with(e.result()));
        } else if (event instanceof Event.FiguresTaken e) {
            figures.add(e);
        } else if (event instanceof Event.ResultJudged e) {
            result = e;
        } else if (event instanceof Event.MetricsTaken e) {
            metrics = e;
        } else if (event instanceof Event.RegressionDetected e) {
            regression = e;
        } else if (event instanceof Event.RepairPresumed e) {
            presumed = e;
        } else if (event instanceof Event.CandidateDecided e) {
            decision = e;
        } else if (event instanceof Event.RestoreAnnounced e) {
            restoring = e;
            restored = null;
        } else if (event instanceof Event.EditTakenBack e) {
            takenBack.addAll(e.losses());
        } else if (event instanceof Event.Restored e) {
            restored = e.toIteration() == number ? null : e;
            restoring = restored == null ? null : restoring;
        } else if (event instanceof Event.StopRequested e) {
            stop = e;
        } else if (event instanceof Event.IterationCompleted e) {
            completed = e;
        }
    }

    public int number() {
        return number;
    }

    public boolean isStarted() {
        return started != null;
    }

    /** Proposals of this iteration that were never measured, in order. */
    public List<Refusal> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    /** Results of this iteration's candidate, the majority of each case's runs, in the order they were journalled. */
    public Map<String, CaseResult> results() {
        Map<String, CaseResult> results = new LinkedHashMap<>();
        trials.forEach((id, runs) -> results.put(id, runs.result()));
        return results;
    }

    /** All runs of each case, repeats included. */
    public Map<String, CaseTrials> trials() {
        return Collections.unmodifiableMap(trials);
    }

    public Scorecard scorecard() {
        return Scorecard.of(results().entrySet().stream()
                .map(entry -> entry.getValue().scoreOf(entry.getKey()))
                .toList());
    }

    /** The answer of the attempt at hand that the proposer got back. */
    public Optional<Event.ReplySentBack> sentBack() {
        return Optional.ofNullable(sentBack);
    }

    public Optional<Event.HypothesisFormed> hypothesis() {
        return Optional.ofNullable(hypothesis);
    }

    public Optional<Event.EditSuggested> suggestion() {
        return Optional.ofNullable(suggestion);
    }

    public Optional<Event.EditAnnounced> announced() {
        return Optional.ofNullable(announced);
    }

    public Optional<Event.EditApplied> applied() {
        return Optional.ofNullable(applied);
    }

    public Optional<Event.ExperimentStarted> experiment() {
        return Optional.ofNullable(experiment);
    }

    /** How its candidate compares with the best state on the clock. */
    public PairedTimes times() {
        return times;
    }

    /** Figures that do not follow from the results of single cases. */
    public TakenFigures figures() {
        return figures;
    }

    /** Every figure of the cases that it measured, by metric. */
    public Map<String, Double> allFigures() {
        Map<String, Double> all = new TreeMap<>(StateFigures.of(results()));
        all.putAll(figures.values());
        return all;
    }

    /** Whether the files hold this iteration's candidate in order to be measured. */
    boolean isUnderTest() {
        return number == 0 || experiment != null && decision == null && restored == null;
    }

    boolean isLazy() {
        return experiment != null && experiment.measure().equals("lazy");
    }

    public Optional<Event.ResultJudged> result() {
        return Optional.ofNullable(result);
    }

    public Optional<Event.MetricsTaken> metrics() {
        return Optional.ofNullable(metrics);
    }

    public Optional<Event.RegressionDetected> regression() {
        return Optional.ofNullable(regression);
    }

    /** What was believed of cases that did not run when the edit was kept. */
    public Optional<Event.RepairPresumed> presumed() {
        return Optional.ofNullable(presumed);
    }

    public Optional<Event.CandidateDecided> decision() {
        return Optional.ofNullable(decision);
    }

    /** Whether its edit was kept and has not been taken back since. */
    public boolean isKept() {
        return decision != null && decision.accepted() && !givenUp;
    }

    /** Whether every case ran under exactly the bytes of this iteration, at once or later. */
    public boolean isVerified() {
        return verified || result != null && result.verified();
    }

    void verify() {
        verified = true;
    }

    /** Its edit goes out of the files again, with every later one. */
    void giveUp() {
        givenUp = true;
    }

    /** A restore that was announced and not yet confirmed. */
    public Optional<Event.RestoreAnnounced> openRestore() {
        return restored == null ? Optional.ofNullable(restoring) : Optional.empty();
    }

    public Optional<Event.Restored> restored() {
        return Optional.ofNullable(restored);
    }

    /** What was lost by the provisional states that this iteration has given up. */
    public List<Event.Loss> takenBack() {
        return Collections.unmodifiableList(takenBack);
    }

    public boolean isSkipped() {
        return skipped != null;
    }

    public Optional<Event.SuggestionSkipped> skipped() {
        return Optional.ofNullable(skipped);
    }

    public Optional<Event.StopRequested> stop() {
        return Optional.ofNullable(stop);
    }

    public Optional<Event.IterationCompleted> completed() {
        return Optional.ofNullable(completed);
    }

    /** Whether it counts against the limit of iterations: an unmeasured or stopped one does not. */
    public boolean isSpent() {
        boolean counts = result == null ? stop == null : result.verdict() != Verdict.UNMEASURED;
        return number > 0 && completed != null && counts;
    }

    /** What became of it, for tables: a verdict, or why there is none. */
    public String fate() {
        if (isSkipped()) {
            return "Skipped";
        }
        return verdict().map(Verdict::title).orElse(completed == null ? "Open" : "Stopped");
    }

    /** Makes an unmeasured baseline measurable again: what had no answer is open, what had one stays. */
    void reopen() {
        trials.values().removeIf(old -> old.result().standing() == Standing.ERROR);
        figures = new TakenFigures();
        result = null;
        metrics = null;
        stop = null;
        completed = null;
    }

    /** The verdict for the plateau: Neutral when nothing could be measured, empty for a skip or an open iteration. */
    public Optional<Verdict> verdict() {
        if (result != null) {
            return Optional.of(result.verdict());
        }
        return completed == null || isSkipped() || stop != null ? Optional.empty() : Optional.of(Verdict.NEUTRAL);
    }
}
