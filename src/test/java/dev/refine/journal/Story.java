package dev.refine.journal;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.propose.Edit;
import dev.refine.run.CaseOutcome;
import dev.refine.score.Delta;
import dev.refine.score.Evidence;
import dev.refine.score.Interval;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of a made-up session in which everything happens that can, for the views that are drawn of it. */
public final class Story {

    private static final String P0 = "0".repeat(64);
    private static final String P1 = "1".repeat(64);
    private static final String P2 = "2".repeat(64);

    private final List<Event> events = new ArrayList<>();

    private Story() {}

    /** Validation at the second try, a gain, a loss, a refusal, a skip, and an end that fell on the holdout. */
    public static List<Event> whole() {
        Story story = new Story();
        story.baseline();
        story.improvement();
        story.regression();
        story.skip();
        story.end();
        return List.copyOf(story.events);
    }

    /** Only as far as the judged baseline. */
    public static List<Event> untilBaseline() {
        Story story = new Story();
        story.baseline();
        return List.copyOf(story.events);
    }

    /** A session whose first case never gave an output. */
    public static List<Event> broken(String problem) {
        return List.of(start(0), new Event.ValidationFailed("inv-1", problem));
    }

    public static SessionState state(List<Event> events) {
        SessionState state = new SessionState();
        events.forEach(state::apply);
        return state;
    }

    public static Event.SessionStarted start(int notSelected) {
        return start(
                List.of(caseRef("inv-1"), caseRef("inv-2"), caseRef("inv-3")), List.of(caseRef("held")), notSelected);
    }

    public static Event.SessionStarted start(List<Event.CaseRef> cases, List<Event.CaseRef> holdout, int notSelected) {
        return new Event.SessionStarted(
                1,
                "1.0",
                "invoices",
                "/home/u/refine.manifest.json",
                P0,
                cases,
                holdout,
                notSelected,
                List.of(new Event.FileRef("prompt.md", P0)),
                new SessionSettings(
                        false, true, "accuracy", 5, "gated", 2, true, 7, List.of(), "rules", List.of(), Overrides.NONE),
                "");
    }

    private void baseline() {
        add(start(2));
        add(new Event.ValidationFailed("inv-1", "runCommand left no output"));
        add(new Event.SessionContinued(5));
        add(new Event.ValidationPassed("inv-1", null));
        add(new Event.IterationStarted(0, 0, 3, 0));
        measured(0, Purpose.BASELINE, "inv-1", "/date");
        measured(0, Purpose.BASELINE, "inv-2", "/date", "/total");
        measured(0, Purpose.BASELINE, "inv-3");
        add(new Event.ResultJudged(
                0, Verdict.NEUTRAL, 3, 1, 3, 0, 0, true, List.of(), List.of(), List.of(), null, Map.of()));
        add(new Event.MetricsTaken(
                0,
                1 / 3.0,
                0.75,
                Map.of("wrong", 3, "format-only", 4),
                Map.of(),
                1500,
                Tokens.of(1200L, 300L, 0.0123),
                null,
                null,
                List.of()));
        measured(0, Purpose.HOLDOUT, "held");
        add(new Event.IterationCompleted(0, "Baseline", null, 0, true, null));
    }

    private void improvement() {
        add(new Event.IterationStarted(1, 1, 3, 0.75));
        add(new Event.ProposalRefused(1, 1, "the proposer has nothing to propose: not yet", false));
        form(1, 2, "format-only:date /date", "dates are not ISO", List.of("inv-1", "inv-2"), List.of());
        apply(1, P0, P1, false);
        add(new Event.ExperimentStarted(1, "gated", List.of("inv-1", "inv-2"), List.of("inv-3")));
        measured(1, Purpose.FOCUS, "inv-1");
        measured(1, Purpose.FOCUS, "inv-2", "/total");
        measured(1, Purpose.GUARD, "inv-3");
        add(new Event.ResultJudged(
                1,
                Verdict.IMPROVED,
                3,
                2,
                3,
                1,
                1,
                true,
                List.of("inv-1"),
                List.of(),
                List.of(),
                PredictionOutcome.CONFIRMED,
                Map.of("inv-2", 2)));
        add(new Event.MetricsTaken(
                1,
                2 / 3.0,
                0.917,
                Map.of("wrong", 1),
                Map.of("wrong", -2, "format-only", -4),
                900,
                Tokens.of(null, null, null),
                new Evidence(3, new Delta(1 / 3.0, new Interval(-0.3, 0.8), 1, 0, 1), new Delta(0.167, null, 1, 0, 1)),
                new Evidence(3, new Delta(1 / 3.0, new Interval(-0.3, 0.8), 1, 0, 1), new Delta(0.167, null, 1, 0, 1)),
                List.of(new Event.Figure("euros", 12.5, 13.25, 13.25))));
        add(new Event.CandidateDecided(1, true, false));
        add(new Event.IterationCompleted(1, "Improved", null, 1, true, null));
    }

    private void regression() {
        List<Event.Loss> losses = List.of(new Event.Loss("inv-3", List.of("/a", "/b", "/c", "/d"), 1, 0.25));
        add(new Event.IterationStarted(2, 2, 3, 0.917));
        form(2, 1, "", "totals are rounded", List.of("inv-2"), List.of("inv-3"));
        apply(2, P1, P2, true);
        add(new Event.ExperimentStarted(2, "gated", List.of("inv-2"), List.of()));
        measured(2, Purpose.FOCUS, "inv-2");
        measured(2, Purpose.VERIFY, "inv-3", "/a", "/b", "/c", "/d");
        add(new Event.ResultJudged(
                2,
                Verdict.MIXED,
                2,
                1,
                3,
                0,
                0,
                false,
                List.of("inv-2"),
                List.of("inv-3"),
                losses,
                PredictionOutcome.PARTLY,
                null));
        add(new Event.MetricsTaken(
                2,
                0.5,
                0.625,
                Map.of("missing", 3, "wrong", 1),
                Map.of("missing", 3),
                800,
                Tokens.of(null, null, null),
                new Evidence(
                        2,
                        new Delta(0, new Interval(-0.6, 0.6), 1, 1, 1),
                        new Delta(-0.3, new Interval(-1, 1), 1, 1, 1)),
                null,
                List.of(new Event.Figure("euros", null, 12.5, 13.25))));
        add(new Event.RegressionDetected(2, Verdict.MIXED, losses));
        add(new Event.CandidateDecided(2, false, true));
        add(new Event.RestoreAnnounced(2, 1, List.of(new Event.FileChange("prompt.md", P2, P1))));
        add(new Event.Restored(2, 1, List.of(new Event.FileChange("prompt.md", P2, P1))));
        add(new Event.IterationCompleted(2, "Mixed", null, 1, true, null));
    }

    private void skip() {
        add(new Event.IterationStarted(3, 2, 3, 0.917));
        form(3, 1, "missing /total", "totals are missing", List.of("inv-2"), List.of());
        add(new Event.SuggestionSkipped(3, "not my style"));
        add(new Event.IterationCompleted(3, "Skipped", null, 1, true, null));
    }

    private void end() {
        add(new Event.IterationStarted(4, 2, 3, 0.917));
        add(new Event.StopRequested(4, SessionEnd.STOPPED, "the user quit at the suggestion"));
        measured(1, Purpose.HOLDOUT, "held", "/date");
        add(new Event.InsightNoted(
                4, "overfitting: the holdout fell from 1 to 0 of 1 passing while the cases the proposer saw improved"));
        add(new Event.IterationCompleted(4, "Stopped", SessionEnd.STOPPED, 1, true, null));
    }

    private void form(
            int iteration, int attempt, String group, String observation, List<String> fixes, List<String> risks) {
        add(new Event.HypothesisFormed(
                iteration,
                attempt,
                "rules",
                group,
                new Hypothesis(observation, "the prompt does not say so", new Prediction(fixes, risks), "High"),
                List.of(new Edit("prompt.md", "", "Say so.\n")),
                "most of it"));
        add(new Event.EditSuggested(
                iteration,
                attempt,
                List.of("prompt.md:2"),
                "--- a/prompt.md\n+++ b/prompt.md\n@@ -1,1 +1,2 @@\n Extract.\n+Say so (" + iteration + ")."));
    }

    private void apply(int iteration, String before, String after, boolean byUser) {
        List<Event.FileChange> changes = List.of(new Event.FileChange("prompt.md", before, after));
        add(new Event.EditAnnounced(iteration, byUser, changes, List.of()));
        add(new Event.EditApplied(iteration, !byUser, byUser, changes));
    }

    private void measured(int iteration, Purpose purpose, String id, String... wrong) {
        add(new Event.CaseMeasured(iteration, purpose, id, 1, "key " + iteration + " " + id, result(wrong), null));
    }

    /** Four leaves, so many of them wrong. */
    public static CaseResult result(String... wrong) {
        return tried(1, wrong);
    }

    /** The same after so many attempts. */
    public static CaseResult tried(int attempts, String... wrong) {
        return new CaseResult(
                CaseOutcome.OUTPUT,
                0,
                wrong.length == 0 ? Standing.PASSED : Standing.FAILED,
                1 - wrong.length / 4.0,
                List.of(wrong),
                List.of(),
                "runs/x",
                "output.json",
                250,
                attempts,
                false,
                List.of(),
                "",
                null,
                null,
                List.of());
    }

    private void add(Event event) {
        events.add(event);
    }

    public static Event.CaseRef caseRef(String id) {
        return new Event.CaseRef(id, "cases/" + id + ".txt", P0, P0);
    }
}
