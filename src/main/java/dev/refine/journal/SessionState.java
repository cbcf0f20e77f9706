package dev.refine.journal;

import dev.refine.score.Objective;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The state of a session: the fold of its events, nothing else. Not thread-safe. */
public final class SessionState {

    private final Map<String, String> files = new TreeMap<>();
    private final List<Iteration> iterations = new ArrayList<>(List.of(new Iteration(0)));
    private final Ledger ledger = new Ledger();
    private final Terms terms = new Terms();
    private final Heritage heritage = new Heritage();
    private final List<String> insights = new ArrayList<>();
    private final Map<String, Event.Critiqued> critiques = new HashMap<>();
    private Event.SessionStarted started;
    private boolean validated;
    private Event.ValidationFailed validationFailure;
    private int plateauFrom;
    private final Lineage lineage = new Lineage();
    private final CaseRecord cases = new CaseRecord();
    private Iteration endedBy;

    /** Takes the next event. Events arrive in the order of the journal. */
    public void apply(Event event) {
        if (heritage.takes(event)) {
            return;
        }
        ledger.apply(event);
        terms.apply(event);
        cases.apply(event);
        if (event instanceof Event.SessionStarted e) {
            started = e;
            e.files().forEach(file -> files.put(file.path(), file.sha()));
        } else if (event instanceof Event.CasesListed e) {
            started = CaseListing.joined(started, e);
        } else if (event instanceof Event.SessionForked e) {
            heritage.begin(e);
        } else if (event instanceof Event.SessionContinued) {
            reopen();
        } else if (event instanceof Event.ValidationPassed) {
            validated = true;
        } else if (event instanceof Event.ValidationFailed e) {
            validationFailure = e;
        } else if (event instanceof Event.IterationStarted e) {
            startIteration(e);
        } else if (event instanceof Event.InsightNoted e) {
            insights.add(e.text());
        } else if (event instanceof Event.Critiqued e) {
            critiques.put(e.folder(), e);
        } else {
            applyToIteration(event);
        }
    }

    /** A session that has not ended only goes by other terms. */
    private void reopen() {
        if (end().isPresent()) {
            plateauFrom = iterations.size();
            endedBy = null;
            validationFailure = null;
            reopenUnmeasuredBaseline();
        }
    }

    private void reopenUnmeasuredBaseline() {
        Iteration baseline = baseline();
        boolean stands = baseline.result()
                .filter(result -> result.verdict() != Verdict.UNMEASURED)
                .isPresent();
        if (iterations.size() == 1 && !stands) {
            baseline.reopen();
            lineage.clear();
        }
    }

    /** The baseline is there from the start, since the validation already measures its first case. */
    private void startIteration(Event.IterationStarted event) {
        if (event.iteration() > 0) {
            iterations.add(new Iteration(event.iteration()));
        }
        current().apply(event);
    }

    private void applyToIteration(Event event) {
        Iteration current = current();
        boolean ofState = lineage.newest() != null && !current.isUnderTest();
        if (ofState && event instanceof Event.CaseMeasured e && e.purpose().isOfState()) {
            lineage.learn(files, e.caseId(), e.result());
            return;
        }
        if (event instanceof Event.FiguresTaken e && e.iteration() != current.number()) {
            iteration(e.iteration()).ifPresent(one -> one.apply(e));
            return;
        }
        current.apply(event);
        if (event instanceof Event.EditApplied e) {
            e.changes().forEach(change -> files.put(change.path(), change.after()));
        } else if (event instanceof Event.Restored e) {
            e.changes().forEach(change -> files.put(change.path(), change.after()));
            noteCandidate(current);
        } else if (event instanceof Event.ExperimentStarted) {
            noteCandidate(current);
        } else if (event instanceof Event.ResultJudged && current.number() == 0) {
            lineage.verified(new BestState(0, files, current.trials(), isWhole(current)));
        } else if (event instanceof Event.CandidateDecided e && e.accepted()) {
            keep(current, e.byUser());
        } else if (event instanceof Event.StateVerified e) {
            lineage.verify();
            iteration(e.ofIteration()).ifPresent(Iteration::verify);
        } else if (event instanceof Event.EditTakenBack e) {
            lineage.takeBack(e.toIteration());
            iterations.stream().filter(one -> one.number() > e.toIteration()).forEach(Iteration::giveUp);
        } else if (event instanceof Event.HypothesisTakenBack e) {
            iteration(e.rest().iteration()).ifPresent(one -> one.giveUp(e.rest(), lineage.takeBack(e.rest(), files)));
        } else if (event instanceof Event.IterationCompleted e && e.end() != null) {
            endedBy = current;
        }
    }

    /** A probe of a bundle is measured to find a culprit, and judged by nobody. */
    private void noteCandidate(Iteration current) {
        if (current.number() > 0
                && current.isUnderTest()
                && current.bundle().probe().isEmpty()) {
            current.trail().measure(files);
        }
    }

    /** A user who keeps an edit in spite of its losses has had the whole state measured before. */
    private void keep(Iteration current, boolean byUser) {
        if (current.isLazy() && !byUser) {
            lineage.extend(current, files);
        } else {
            lineage.verified(new BestState(current.number(), files, current.trials(), isWhole(current)));
        }
    }

    /** Whether every case was measured; a user's yes to a loss comes after the verdict, with the rest of the cases. */
    private boolean isWhole(Iteration iteration) {
        return started.cases().stream().map(Event.CaseRef::id).allMatch(iteration.results()::containsKey);
    }

    public Event.SessionStarted started() {
        return started;
    }

    public boolean isValidated() {
        return validated;
    }

    public Optional<Event.ValidationFailed> validationFailure() {
        return validated ? Optional.empty() : Optional.ofNullable(validationFailure);
    }

    /** The limit now in force. */
    public int maxIterations() {
        return terms.maxIterations();
    }

    /** By what it goes now. */
    public Terms terms() {
        return terms;
    }

    /** The result of an earlier run with this key, if one is remembered. */
    public Optional<CaseResult> remembered(String key) {
        return cases.remembered(key);
    }

    /** Content of every editable file by SHA-256, as the journal last knew it. */
    public Map<String, String> files() {
        return Collections.unmodifiableMap(files);
    }

    /** Whether too much of the baseline is missing for it to say anything. */
    public boolean isBaselineUnmeasured() {
        return baseline().verdict().filter(Verdict.UNMEASURED::equals).isPresent();
    }

    /** Empty until the baseline is judged. */
    public Optional<BestState> best() {
        return Optional.ofNullable(lineage.best());
    }

    /** The state that the kept edits have led to: the best one, or one ahead of it. Empty until the baseline is judged. */
    public Optional<ProvisionalState> provisional() {
        return Optional.ofNullable(lineage.newest());
    }

    /** The state that the provisional one was built on. */
    public Optional<ProvisionalState> beneath() {
        return lineage.newest() == null ? Optional.empty() : Optional.of(lineage.beneath());
    }

    /** Whether edits were kept that no full run has verified yet. */
    public boolean isAhead() {
        return lineage.isAhead();
    }

    /** Runs of a case that are known under the bytes that the files hold now. */
    public int trialsHere(String caseId) {
        Iteration current = current();
        if (lineage.newest() == null || current.isUnderTest()) {
            CaseTrials known = current.trials().get(caseId);
            return known == null ? 0 : known.results().size();
        }
        Belief belief = lineage.held(files).beliefs().get(caseId);
        return belief == null || !belief.exact() ? 0 : belief.source().results().size();
    }

    public CaseRecord cases() {
        return cases;
    }

    /** Every figure of the best state, by metric; empty until the baseline is judged. */
    public Map<String, Double> bestFigures() {
        return StateFigures.ofBest(this);
    }

    /** Whether the best state is verified and reaches the goal. */
    public boolean isMet(Objective goal) {
        return best().filter(best -> best.verified() && goal.isMet(best.scorecard(), bestFigures()))
                .isPresent();
    }

    /** All iterations in order, the baseline first. */
    public List<Iteration> iterations() {
        return Collections.unmodifiableList(iterations);
    }

    /** Iteration 0. */
    public Iteration baseline() {
        return iterations.get(0);
    }

    public Optional<Iteration> iteration(int number) {
        return iterations.stream().filter(one -> one.number() == number).findFirst();
    }

    /** How many of its iterations the session has used. */
    public int spentIterations() {
        return (int) iterations.stream().filter(Iteration::isSpent).count();
    }

    /** All that was tried, with what another session had tried before this one branched off from it. */
    public List<Iteration> history() {
        List<Iteration> history = new ArrayList<>(heritage.iterations());
        history.addAll(iterations);
        return history;
    }

    /** Where this session branched off. */
    public Optional<Event.SessionForked> forked() {
        return Optional.ofNullable(heritage.forked());
    }

    /** Iterations since the user last continued an ended session, the baseline left out. */
    public List<Iteration> iterationsForPlateau() {
        return iterations.stream().skip(Math.max(plateauFrom, 1)).toList();
    }

    /** The iteration that is open or was last open. */
    public Iteration current() {
        return iterations.get(iterations.size() - 1);
    }

    /** Holdout results by the iteration they were measured after: 0 and, at the end, the best one. */
    public Map<Integer, Map<String, CaseResult>> holdout() {
        return cases.holdout();
    }

    public Ledger ledger() {
        return ledger;
    }

    public List<String> insights() {
        return Collections.unmodifiableList(insights);
    }

    /** What was last said of the output in a folder, by the critic or by the user who looked after it. */
    public Optional<Event.Critiqued> critique(String folder) {
        return Optional.ofNullable(critiques.get(folder));
    }

    /** How the session ended; empty while it goes on. */
    public Optional<SessionEnd> end() {
        if (endedBy != null) {
            return endedBy.completed().map(Event.IterationCompleted::end);
        }
        return validationFailure().isPresent() ? Optional.of(SessionEnd.VALIDATION_FAILED) : Optional.empty();
    }
}
