package dev.refine.journal;

import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One iteration as far as its events have told. Iteration 0 is the baseline. Written by {@link SessionState} only. */
public final class Iteration {

    private final int number;
    private final Drafts drafts = new Drafts();
    private final Bundle bundle = new Bundle();
    private final Map<String, CaseTrials> trials = new LinkedHashMap<>();
    private final FileTrail trail = new FileTrail();
    private final PairedTimes times = new PairedTimes();
    private final Restoring restoring = new Restoring();
    private TakenFigures figures = new TakenFigures();
    private Findings findings = new Findings();
    private Event.IterationStarted started;
    private Event.ExperimentStarted experiment;
    private Event.StopRequested stop;
    private Event.IterationCompleted completed;
    private boolean skipped;
    private boolean givenUp;
    private boolean verified;

    /** A proposal that was never measured. {@code hypothesis} is null when the proposer had nothing or failed. */
    public record Refusal(Event.HypothesisFormed hypothesis, Event.ProposalRefused refused) {}

    Iteration(int number) {
        this.number = number;
    }

    /** Takes one event that names this iteration; others are ignored. */
    void apply(Event event) {
        if (event instanceof Event.EditApplied e) {
            trail.add(e.changes());
        } else if (event instanceof Event.Restored e) {
            trail.add(e.changes());
        } else if (event instanceof Event.ProposalRefused) {
            figures = new TakenFigures();
            restoring.clear();
        }
        boolean taken = drafts.take(event) || bundle.take(event, drafts) || times.take(event) || findings.take(event);
        if (!taken && !restoring.take(event, number)) {
            applyMeasurement(event);
        }
    }

    /** What runs from now on runs under other bytes, unless nothing is left of the bundle to run. */
    private void narrow(Event.BundleNarrowed event) {
        bundle.narrow(event, trials);
        if (!event.attempts().isEmpty()) {
            trials.clear();
            figures = new TakenFigures();
        }
        if (event.changes().isEmpty()) {
            restoring.clear();
        } else {
            restoring.announce(new Event.RestoreAnnounced(number, number, event.changes()));
        }
    }

    private void applyMeasurement(Event event) {
        if (event instanceof Event.IterationStarted e) {
            started = e;
        } else if (event instanceof Event.ExperimentStarted e) {
            experiment = e;
        } else if (event instanceof Event.CaseMeasured e && e.purpose() != Purpose.HOLDOUT) {
            trials.merge(e.caseId(), CaseTrials.of(e.caseId(), e.result()), (known, next) -> known.with(e.result()));
        } else if (event instanceof Event.BundleNarrowed e) {
            narrow(e);
        } else if (event instanceof Event.FiguresTaken e) {
            figures.add(e);
        } else {
            applyEnd(event);
        }
    }

    private void applyEnd(Event event) {
        if (event instanceof Event.SuggestionSkipped) {
            skipped = true;
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
        return drafts.refusals();
    }

    /** Results of this iteration's candidate, the majority of each case's runs, in the order they were journalled. */
    public Map<String, CaseResult> results() {
        return CaseTrials.results(trials);
    }

    /** The same with what ran before a bundle became smaller, for the cases that did not run since. */
    public Map<String, CaseResult> seen() {
        Map<String, CaseResult> seen = bundle.seen();
        seen.putAll(results());
        return seen;
    }

    /** All runs of each case, repeats included. */
    public Map<String, CaseTrials> trials() {
        return Collections.unmodifiableMap(trials);
    }

    public Scorecard scorecard() {
        return CaseResult.card(results());
    }

    /** Of what was {@link #seen}. */
    public Scorecard seenScorecard() {
        return CaseResult.card(seen());
    }

    /** How many pass of what has run for it, which is more than its verdict needed where it was kept. Empty without one. */
    public Optional<Scorecard> measured() {
        return result().map(judged -> seenScorecard());
    }

    /** What the proposals of this iteration have come to. */
    public Drafts drafts() {
        return drafts;
    }

    /** The hypotheses that share one measurement. */
    public Bundle bundle() {
        return bundle;
    }

    /** The hypothesis that the iteration tests, of a bundle the first one. */
    public Optional<Event.HypothesisFormed> hypothesis() {
        return drafts.hypothesis()
                .or(() -> bundle.members().stream().map(Bundle.Member::formed).findFirst());
    }

    /** How many answers of the proposer there were, refused ones included. */
    public int attempts() {
        return drafts.refusals().size() + bundle.members().size();
    }

    /** What the files went through. */
    public FileTrail trail() {
        return trail;
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

    /** Whether the files hold this iteration's candidate in order to be measured. */
    boolean isUnderTest() {
        return number == 0
                || experiment != null
                        && decision().isEmpty()
                        && restoring.restored().isEmpty();
    }

    boolean isLazy() {
        return experiment != null && experiment.measure().equals("lazy");
    }

    public Optional<Event.ResultJudged> result() {
        return findings.result();
    }

    public Optional<Event.MetricsTaken> metrics() {
        return findings.metrics();
    }

    public Optional<Event.RegressionDetected> regression() {
        return findings.regression();
    }

    /** What was believed of cases that did not run when the edit was kept. */
    public Optional<Event.RepairPresumed> presumed() {
        return findings.presumed();
    }

    public Optional<Event.CandidateDecided> decision() {
        return findings.decision();
    }

    /** Whether its edit was kept, though it may have been taken back since. */
    public boolean isAccepted() {
        return decision().filter(Event.CandidateDecided::accepted).isPresent();
    }

    /** Whether its edit was kept and has not been taken back since. */
    public boolean isKept() {
        return !givenUp && isAccepted();
    }

    /** Whether every case ran under exactly the bytes of this iteration, at once or later. */
    public boolean isVerified() {
        return verified || result().filter(Event.ResultJudged::verified).isPresent();
    }

    void verify() {
        verified = true;
    }

    /** Its edit goes out of the files again, with every later one. */
    void giveUp() {
        givenUp = true;
    }

    /** Of its bundle only a part stays in the files; {@code results} ran under the whole. */
    void giveUp(BundleRest rest, Map<String, CaseTrials> results) {
        bundle.takeBack(rest, results);
        figures = new TakenFigures();
    }

    /** A restore that was announced and not yet confirmed. */
    public Optional<Event.RestoreAnnounced> openRestore() {
        return restoring.open();
    }

    public Optional<Event.Restored> restored() {
        return restoring.restored();
    }

    /** What was lost by the provisional states that this iteration has given up. */
    public List<Event.Loss> takenBack() {
        return restoring.losses();
    }

    public boolean isSkipped() {
        return skipped;
    }

    public Optional<Event.StopRequested> stop() {
        return Optional.ofNullable(stop);
    }

    public Optional<Event.IterationCompleted> completed() {
        return Optional.ofNullable(completed);
    }

    /** Whether it counts against the limit of iterations: an unmeasured or stopped one does not. */
    public boolean isSpent() {
        boolean counts =
                result().map(said -> said.verdict() != Verdict.UNMEASURED).orElse(stop == null);
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
        findings = new Findings();
        stop = null;
        completed = null;
    }

    /** The verdict for the plateau: Neutral when nothing could be measured, empty for a skip or an open iteration. */
    public Optional<Verdict> verdict() {
        if (result().isPresent()) {
            return result().map(Event.ResultJudged::verdict);
        }
        return completed == null || isSkipped() || stop != null ? Optional.empty() : Optional.of(Verdict.NEUTRAL);
    }
}
