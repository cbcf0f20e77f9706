package dev.refine.loop;

import dev.refine.diagnose.Hypothesis;
import dev.refine.edit.ChangedFile;
import dev.refine.edit.EditPlan;
import dev.refine.files.Sha256;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.problem.Problem;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.score.CaseScore;
import dev.refine.score.Standing;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One iteration about an edit that did not come from the session's proposer: bytes that somebody left in the files, or
 * one proposal from outside. The session goes no further than to its verdict.
 */
public final class SingleIteration {

    private static final String USER = "user";

    private final Bench bench;
    private final RefineLoop loop;
    private final Drafting drafting;

    public SingleIteration(Bench bench) {
        this.bench = bench;
        this.loop = new RefineLoop(bench, 1);
        this.drafting = new Drafting(bench);
    }

    /** Whether an earlier run left an iteration that only needs to be brought to its end. */
    public static boolean isInFlight(SessionState state) {
        Iteration current = state.current();
        return current.number() > 0
                && current.completed().isEmpty()
                && (current.drafts().announced().isPresent()
                        || current.drafts().shortlist().tried().isPresent()
                        || !current.bundle().isEmpty()
                        || current.result().isPresent()
                        || current.stop().isPresent()
                        || current.isSkipped());
    }

    /** Measures the baseline as far as it is missing, and finishes what is in flight. */
    public void catchUp() {
        loop.runUntil(state -> state.current().completed().isPresent()
                || state.current().number() > 0 && !isInFlight(state)
                || state.end().isPresent());
    }

    /** What differs from the session's last state, by file; the files are only read. */
    public List<ChangedFile> changes() {
        Map<String, String> known = bench.state().files();
        List<ChangedFile> changes = new ArrayList<>();
        for (EditableFile file : bench.files().files()) {
            byte[] now = bench.files().read(file.relative());
            String before = known.get(file.relative());
            boolean listedTwice =
                    changes.stream().anyMatch(change -> change.relative().equals(file.relative()));
            if (!listedTwice && !Sha256.of(now).equals(before)) {
                changes.add(ChangedFile.made(file, bench.session().contents().get(before), now));
            }
        }
        return changes;
    }

    /** What edits would make of the files, or why they are refused; nothing is written. */
    public EditPlan plan(List<Edit> edits) {
        return drafting.plan(edits);
    }

    /** Why the user's own edit check refuses the files as they are. */
    public Optional<String> objection() {
        return bench.editChecks().objection();
    }

    /** Why what somebody did to the files could not be taken back; nothing where it stays whatever it comes to. */
    public List<Problem> obstacles(List<ChangedFile> changes) {
        return bench.state().started().settings().restoreBest()
                ? changes.stream()
                        .flatMap(change -> bench.files().obstacle(change.relative()).stream())
                        .toList()
                : List.of();
    }

    /** Takes what is in the files as the edit of an iteration, and measures it to its verdict. */
    public void measureOwn(Hypothesis hypothesis, List<Edit> edits, List<ChangedFile> changes) {
        open();
        int iteration = bench.state().current().number();
        PlannedChanges planned = new PlannedChanges(changes);
        List<Event.FileChange> moved = planned.kept(bench.session().contents());
        bench.append(new Event.HypothesisFormed(iteration, 1, USER, "", hypothesis, edits, ""));
        bench.append(new Event.EditSuggested(iteration, 1, planned.places(), planned.diff()));
        bench.append(new Event.EditAnnounced(iteration, true, moved, List.of()));
        bench.append(new Event.EditApplied(iteration, false, true, moved));
        aimAtEveryFailure();
        finish();
    }

    /** Applies a proposal that {@link #plan} did not refuse, and measures it to its verdict. */
    public void measure(Proposal proposal) {
        open();
        int iteration = bench.state().current().number();
        bench.append(new Event.HypothesisFormed(
                iteration,
                bench.state().current().attempts() + 1,
                proposal.proposer(),
                proposal.groupId(),
                proposal.hypothesis(),
                proposal.edits(),
                proposal.impact()));
        int refusals = bench.state().current().refusals().size();
        boolean aimless = proposal.groupId().isEmpty()
                && proposal.hypothesis().prediction().fixes().isEmpty();
        if (aimless) {
            loop.runUntil(state -> state.current().drafts().applied().isPresent()
                    || state.current().refusals().size() > refusals
                    || state.current().completed().isPresent());
            if (bench.state().current().drafts().applied().isPresent()) {
                aimAtEveryFailure();
            }
        }
        loop.runUntil(state -> state.current().completed().isPresent()
                || state.current().refusals().size() > refusals);
    }

    /** An ended session is opened again with room for one more; what was shown and not decided is put aside. */
    private void open() {
        SessionState state = bench.state();
        if (state.end().isPresent()) {
            int room = Math.max(state.maxIterations(), state.spentIterations() + 1);
            bench.append(new Event.SessionContinued(room));
        }
        loop.runUntil(
                now -> now.current().number() > 0 && now.current().completed().isEmpty());
        Iteration current = bench.state().current();
        if (current.drafts().hypothesis().isPresent()) {
            bench.append(new Event.ProposalRefused(
                    current.number(), current.attempts() + 1, "another edit was tried instead", true));
        }
    }

    /** Nobody said what the edit is for, so that it is only hopeless when no failing case gains by it. */
    private void aimAtEveryFailure() {
        if (bench.stop().isRequested()) {
            return;
        }
        new Weighing(bench).weighFiles();
        var best = bench.state().best().orElseThrow().scorecard();
        boolean gated = bench.measure() != Manifest.Measure.FULL;
        List<String> failing = best.cases().values().stream()
                .filter(score -> score.standing() == Standing.FAILED)
                .map(CaseScore::caseId)
                .sorted()
                .toList();
        bench.append(new Event.ExperimentStarted(
                bench.state().current().number(),
                bench.measure().word(),
                gated ? (failing.isEmpty() ? bench.caseIds() : failing) : List.of(),
                gated ? bench.experimentDesign().guards(best, Repeating.flaky(bench.state())) : List.of()));
    }

    private void finish() {
        loop.runUntil(state -> state.current().completed().isPresent());
    }
}
