package dev.refine.cli.wiring;

import dev.refine.cli.terminal.Console;
import dev.refine.edit.ListedFiles;
import dev.refine.files.Sha256;
import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.Overrides;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Takes up a session: makes sure that it is still about the same things, and opens an ended one again. */
public record Continuation(Console console, SessionFolder folder, SessionState state, OpenedWorkload opened) {

    public Continuation(Console console, Session session, OpenedWorkload opened) {
        this(console, session.folder(), session.state(), opened);
    }

    /** @throws SessionException listing everything that is not as it was */
    public void check() {
        checkSubject();
        checkFiles();
    }

    /** The same without the files that may be edited: whoever tries them has edited them. */
    public void checkSubject() {
        SubjectChanges changes = SubjectChanges.since(folder, state.started(), opened);
        if (changes.any()) {
            throw refused(changes);
        }
        checkThere(ListedFiles.of(opened.workload().files()));
    }

    private void checkThere(ListedFiles listed) {
        state.files().keySet().stream().filter(path -> !listed.contains(path)).forEach(path -> {
            throw changedOutside(path, "It is gone.", "");
        });
    }

    public SessionException refused(SubjectChanges changes) {
        String other = state.iterations().stream()
                .filter(iteration -> iteration.completed().isPresent())
                .map(iteration ->
                        "branch a new session off from this one: --fork " + iteration.number() + sessionOption())
                .reduce((first, last) -> last)
                .orElse("start a new session");
        return new SessionException(Problem.of(
                "session-changed",
                "the session " + folder.name() + " cannot go on: what it measured has changed",
                "Changed: " + changes.list() + ".",
                "Put it back as it was, or " + other + "."));
    }

    /** How to say which session is meant, where it is not the one that is meant by itself. */
    private String sessionOption() {
        Path path = folder.path().toAbsolutePath().normalize();
        Path manifest = opened.workload().manifest().file().toAbsolutePath().normalize();
        boolean understood = Sessions.newestLoop(manifest)
                .filter(newest -> newest.path().equals(path))
                .isPresent();
        return understood ? ManifestFile.option(console, manifest) : " --session " + path;
    }

    /** A file may hold what the journal says, or, during an announced change, either side of it. */
    public void checkFiles() {
        ListedFiles listed = ListedFiles.of(opened.workload().files());
        checkThere(listed);
        Iteration current = state.current();
        state.files().forEach((path, sha) -> {
            Set<String> allowed = new HashSet<>(Set.of(sha));
            Stream.of(
                            current.drafts()
                                    .announced()
                                    .filter(event -> current.drafts().applied().isEmpty())
                                    .map(Event.EditAnnounced::changes),
                            current.drafts().shortlist().tried().map(Event.CandidateTried::changes),
                            current.openRestore().map(Event.RestoreAnnounced::changes),
                            current.times().open().map(Event.TimingStarted::changes))
                    .flatMap(Optional::stream)
                    .flatMap(List::stream)
                    .filter(change -> change.path().equals(path))
                    .forEach(change -> allowed.addAll(Set.of(change.before(), change.after())));
            String found = Sha256.of(listed.read(path));
            if (!allowed.contains(found)) {
                throw changedOutside(
                        path, held(path, found, sha), "; or measure it as your own edit: refine try" + sessionOption());
            }
        });
    }

    /** What a file holds instead; whoever restored an iteration will know it again. */
    private String held(String path, String found, String left) {
        return state.iterations().stream()
                .map(Iteration::number)
                .filter(number -> found.equals(HeldFiles.after(state, number).get(path)))
                .findFirst()
                .map(number -> "It holds what it held after iteration " + number + ", as \"refine restore " + number
                        + "\" leaves it, and the session has gone on since.")
                .orElse("It has sha256 " + found + ", and the session left it with " + left + ".");
    }

    private SessionException changedOutside(String path, String found, String otherwise) {
        return new SessionException(new Problem(
                "file-changed",
                path,
                "changed outside of the session",
                found,
                "Put the session's copy back: refine restore "
                        + HeldFiles.of(state).iteration() + sessionOption() + otherwise + "."));
    }

    /** The same of a run that a further one takes up, which asks about edits where it is not told otherwise. */
    public String interrupted() {
        return interrupted("refine --continue" + (state.terms().isAuto() ? " --auto" : ""));
    }

    /** What whoever interrupted it is told: what stands in the files now, and the ways on from there. */
    public String interrupted(String goingOn) {
        HeldFiles held = HeldFiles.of(state);
        String onward = "go on with: " + goingOn + sessionOption();
        int best = state.best().map(BestState::iteration).orElse(0);
        return held.isBest()
                ? "interrupted; " + onward
                : "interrupted: the files hold " + held.words() + "; " + onward
                        + "; or put the best state back with: refine restore " + best + sessionOption();
    }

    /** Opens an ended session again and notes by what it goes from now on; false when its result stands. */
    public boolean goOn(Session session, int maxIterations, boolean auto) {
        boolean ended = state.end().isPresent();
        if (ended && !goesOn(state, maxIterations)) {
            return false;
        }
        Boolean otherwise = auto == state.terms().isAuto() ? null : auto;
        Overrides said = opened.overrides().equals(state.terms().overrides()) ? null : opened.overrides();
        if (ended || otherwise != null || said != null || maxIterations != state.maxIterations()) {
            session.append(new Event.SessionContinued(maxIterations, otherwise, said));
        }
        if (isBeyondTheLimit()) {
            session.append(new Event.StopRequested(
                    state.current().number(),
                    SessionEnd.MAX,
                    "no more than " + Count.of(maxIterations, "iteration") + (maxIterations == 1 ? " is" : " are")
                            + " allowed"));
        }
        return true;
    }

    /** Whether the open iteration is one too many. One whose files may hold either state comes to its own end. */
    private boolean isBeyondTheLimit() {
        Iteration current = state.current();
        boolean settled = current.drafts().announced().isPresent()
                        == current.drafts().applied().isPresent()
                && current.drafts().shortlist().tried().isEmpty()
                && current.times().open().isEmpty();
        boolean open = current.number() > 0
                && current.completed().isEmpty()
                && current.result().isEmpty()
                && current.stop().isEmpty();
        return open && settled && state.spentIterations() >= state.maxIterations();
    }

    /** Whether there is anything to do but to print the result. */
    public static boolean goesOn(SessionState state, int maxIterations) {
        return state.end()
                .map(end -> switch (end) {
                    case CONVERGED -> false;
                    case MAX -> maxIterations > state.maxIterations();
                    case STOPPED -> !state.started().settings().check();
                    case PLATEAU, BUDGET, VALIDATION_FAILED -> true;
                })
                .orElse(true);
    }

    /** What a user is told when the same runs are to be judged anew. */
    public String judgedAgain(SubjectChanges changes) {
        return "judged again: since " + folder.name() + " began, this has changed: "
                + String.join(", ", changes.judging())
                + ". A new session takes over from it; what ran there is not run again.";
    }

    /** Why an ended session is not continued. */
    public String whyOver() {
        return switch (state.end().orElseThrow()) {
            case MAX ->
                "the session used its " + Count.of(state.maxIterations(), "iteration")
                        + "; allow more with --iterations N";
            case STOPPED ->
                "the session measured and edits nothing; begin a run from it with --fork 0" + sessionOption();
            default -> "the session has converged: there is nothing to continue";
        };
    }
}
