package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.edit.ChangedFile;
import dev.refine.edit.EditPlan;
import dev.refine.edit.FileEditor;
import dev.refine.files.Sha256;
import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.Event.FileChange;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a proposal into the files and back out of them. What is going to happen is in the journal before a byte of the
 * user's changes, and both contents are in the session's own copies, so that a kill at any moment can be finished.
 */
final class Editing {

    private static final int EVIDENCE = 5;

    private final Bench bench;
    private final Drafting drafting;
    private final FileEditor editor;
    private final Swapping swapping;
    private final Diagnosis diagnosis;
    private final BundleFiles bundles;
    private final TakingBack takingBack;

    Editing(Bench bench) {
        this.bench = bench;
        this.drafting = new Drafting(bench);
        this.editor = new FileEditor(bench.files());
        this.swapping = new Swapping(bench);
        this.diagnosis = Diagnosis.of(bench);
        this.bundles = new BundleFiles(bench);
        this.takingBack = new TakingBack(bench);
    }

    /** Shows the edits as a diff; edits that do not fit end the attempt. */
    void suggest() {
        Event.HypothesisFormed formed = current().drafts().hypothesis().orElseThrow();
        requireUntouched();
        EditPlan plan = drafting.plan(formed.edits());
        if (plan instanceof EditPlan.Refused refused) {
            refuse(refused.problem().sentence(), false);
        } else if (plan instanceof EditPlan.Planned planned) {
            suggested(formed, planned.changes());
        }
    }

    /** What is applied is what the log shows last, also when the user found words of their own. */
    private void suggested(Event.HypothesisFormed formed, List<ChangedFile> changes) {
        bench.append(new Event.EditSuggested(
                formed.iteration(),
                formed.attempt(),
                new PlannedChanges(changes).places(),
                new PlannedChanges(changes).diff()));
    }

    /** Auto mode applies; a user decides. */
    void announce() {
        Event.HypothesisFormed formed = current().drafts().hypothesis().orElseThrow();
        if (bench.person().isEmpty()) {
            announce(formed.edits(), false);
        } else if (drafting.plan(formed.edits()) instanceof EditPlan.Planned planned) {
            ask(bench.person().get(), formed, planned.changes());
        } else {
            refuse(drafting.refusal(formed.edits()).orElseThrow(), false);
        }
    }

    private void ask(Person person, Event.HypothesisFormed formed, List<ChangedFile> changes) {
        List<FailureGroup.Example> evidence = evidence(formed);
        Person.Answer answer = person.onSuggestion(formed, changes, evidence);
        while (answer instanceof Person.Answer.Modify modify) {
            EditPlan plan = drafting.plan(modify.edits());
            if (plan instanceof EditPlan.Planned planned) {
                suggested(formed, planned.changes());
                announce(modify.edits(), true);
                return;
            } else if (plan instanceof EditPlan.Refused refused) {
                person.onRefusedModification(refused.problem().sentence());
            }
            answer = person.onSuggestion(formed, changes, evidence);
        }
        bench.stop().requireAnswered();
        if (answer instanceof Person.Answer.Apply) {
            announce(formed.edits(), false);
        } else if (answer instanceof Person.Answer.Skip skip) {
            bench.append(new Event.SuggestionSkipped(formed.iteration(), skip.reason()));
        } else if (answer instanceof Person.Answer.Another) {
            refuse("the user asked for another hypothesis", true);
        } else {
            bench.append(
                    new Event.StopRequested(formed.iteration(), SessionEnd.STOPPED, "the user quit at the suggestion"));
        }
    }

    /** What somebody wrote while the proposer or the person at the terminal was thinking is not ours to replace. */
    private void requireUntouched() {
        bench.files().requireUnchanged(bench.state().files());
    }

    private void announce(List<Edit> edits, boolean byUser) {
        requireUntouched();
        EditPlan plan = drafting.plan(edits);
        if (plan instanceof EditPlan.Refused refused) {
            refuse(refused.problem().sentence(), false);
        } else if (plan instanceof EditPlan.Planned planned) {
            List<FileChange> changes =
                    new PlannedChanges(planned.changes()).kept(bench.session().contents());
            bench.append(new Event.EditAnnounced(current().number(), byUser, changes, byUser ? edits : List.of()));
        }
    }

    /** Writes what was announced, unless a crash came after the writing; then asks the user's own edit checks. */
    void apply() {
        Event.EditAnnounced announced = current().drafts().announced().orElseThrow();
        swapping.after(announced.changes());
        Optional<String> objection = bench.editChecks().objection().or(() -> rewritten(announced.changes()));
        if (bench.stop().isRequested()) {
            // A check that was cut short objects to nothing; whoever continues finds the edit announced.
            return;
        }
        if (objection.isPresent()) {
            announced.changes().forEach(this::takeBack);
            refuse(objection.get(), false);
            return;
        }
        bench.append(new Event.EditApplied(
                announced.iteration(), bench.person().isEmpty(), announced.byUser(), announced.changes()));
    }

    /** What a check itself has written was announced to nobody. */
    private Optional<String> rewritten(List<FileChange> changes) {
        return changes.stream()
                .filter(change -> !Sha256.of(bench.files().read(change.path())).equals(change.after()))
                .findFirst()
                .map(change -> "the edit check has changed " + change.path() + "; it may only look");
    }

    /** With a copy of whatever stands there now. */
    private void takeBack(FileChange change) {
        bench.session().contents().put(bench.files().read(change.path()));
        editor.restore(change.path(), content(change.before())).forEach(bench::sayOnce);
    }

    /** The files go back to the state that the kept edits have led to. */
    void announceRestore() {
        ProvisionalState standing = bench.state().provisional().orElseThrow();
        announce(standing.iteration(), standing.files());
    }

    /** The files get the best state for as long as it is run again. */
    void announceBest() {
        BestState best = bench.state().best().orElseThrow();
        announce(best.iteration(), best.files());
    }

    private void announce(int iteration, Map<String, String> files) {
        SessionState state = bench.state();
        List<FileChange> changes = new ArrayList<>();
        files.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(file -> !file.getValue().equals(state.files().get(file.getKey())))
                .forEach(file ->
                        changes.add(new FileChange(file.getKey(), state.files().get(file.getKey()), file.getValue())));
        bench.append(new Event.RestoreAnnounced(current().number(), iteration, changes));
    }

    /** The files get the candidate back after the state before it was run again. */
    void announceReturn() {
        List<FileChange> changes = current().restored().orElseThrow().changes().stream()
                .map(change -> new FileChange(change.path(), change.after(), change.before()))
                .toList();
        bench.append(new Event.RestoreAnnounced(current().number(), current().number(), changes));
    }

    void restore() {
        Event.RestoreAnnounced announced = current().openRestore().orElseThrow();
        swapping.after(announced.changes());
        if (isNarrowing(announced) || takingBack.isRest(announced)) {
            Optional<String> objection = bench.editChecks().objection();
            if (bench.stop().isRequested()) {
                return;
            }
            if (objection.isPresent()) {
                takeMoreBack(announced, objection.get());
                return;
            }
        }
        bench.append(new Event.Restored(announced.iteration(), announced.toIteration(), announced.changes()));
    }

    /** Whether the files get a part of a bundle, which nobody has looked at yet. */
    private boolean isNarrowing(Event.RestoreAnnounced announced) {
        List<Event.BundleNarrowed> steps = current().bundle().narrowings();
        return !steps.isEmpty()
                && !steps.get(steps.size() - 1).attempts().isEmpty()
                && steps.get(steps.size() - 1).changes().equals(announced.changes());
    }

    private void takeMoreBack(Event.RestoreAnnounced announced, String objection) {
        announced
                .changes()
                .forEach(change ->
                        editor.restore(change.path(), content(change.before())).forEach(bench::sayOnce));
        if (takingBack.isRest(announced)) {
            takingBack.newest("what is left may not stand alone: " + objection, List.of());
        } else {
            leaveNothing(announced, objection);
        }
    }

    private void leaveNothing(Event.RestoreAnnounced announced, String objection) {
        bench.progress().said("iteration " + announced.iteration() + ": what is left of the bundle: " + objection);
        bench.append(new Event.BundleNarrowed(
                announced.iteration(),
                List.of(),
                false,
                List.of(),
                List.of(),
                "what is left may not stand alone: " + objection,
                bundles.only(current(), Set.of()).orElseThrow()));
    }

    private byte[] content(String sha) {
        return bench.session().contents().get(sha);
    }

    private void refuse(String reason, boolean byUser) {
        Iteration current = current();
        if (!byUser) {
            int attempt = current.attempts() + 1;
            bench.progress()
                    .said("attempt " + attempt + " of iteration " + current.number() + " not measured: " + reason);
        }
        bench.append(new Event.ProposalRefused(current.number(), current.attempts() + 1, reason, byUser));
    }

    /** The failing examples that the hypothesis is about. */
    private List<FailureGroup.Example> evidence(Event.HypothesisFormed formed) {
        return new Beliefs(diagnosis)
                .groups(bench.state().provisional().orElseThrow()).stream()
                        .filter(group ->
                                formed.groupId().isEmpty() || group.id().equals(formed.groupId()))
                        .flatMap(group -> group.examples().stream())
                        .limit(EVIDENCE)
                        .toList();
    }

    private Iteration current() {
        return bench.state().current();
    }
}
