package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.person.SmallestEdit;
import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.person.TryingPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.ProgressLine;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Wiring;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.edit.ChangedFile;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.json.Json;
import dev.refine.loop.Bench;
import dev.refine.loop.Person;
import dev.refine.loop.SingleIteration;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.propose.Edit;
import dev.refine.report.ResultJson;
import dev.refine.score.LeafWords;
import dev.refine.score.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One try inside a session that is open. */
final class TryRun {

    private final TryCommand options;
    private final OpenedWorkload opened;
    private final Session session;
    private final Console console;

    TryRun(TryCommand options, OpenedWorkload opened, Session session) {
        this.options = options;
        this.opened = opened;
        this.session = session;
        this.console = options.console;
    }

    /** @param known whether the session was there before */
    int run(boolean known, Optional<String> reply) {
        try (session;
                Wiring wiring = new Wiring(console, opened, session, null, false)) {
            session.repaired().ifPresent(console.err()::println);
            boolean inFlight = SingleIteration.isInFlight(session.state());
            Continuation continuation = new Continuation(console, session, opened);
            if (inFlight || reply.isPresent()) {
                continuation.check();
            } else {
                continuation.checkSubject();
            }
            int before = session.state().iterations().size();
            wiring.interruptible(() -> measure(wiring, known, inFlight, reply));
            wiring.writeDebrief();
            int first = inFlight ? before - 1 : before;
            if (wiring.isStopped()) {
                int exit = interrupted(first);
                console.err().println(VisibleText.of(continuation.interrupted("refine try")));
                return exit;
            }
            return finish(wiring, first);
        }
    }

    private void measure(Wiring wiring, boolean known, boolean inFlight, Optional<String> reply) {
        Bench bench = wiring.bench(person(), ProgressLine.of(console, options.common));
        SingleIteration iteration = new SingleIteration(bench);
        iteration.catchUp();
        if (wiring.isStopped() || !isMeasured(session.state())) {
            return;
        }
        if (reply.isPresent()) {
            iteration.measure(OutsideReply.fitting(reply.get(), wiring.request(), iteration::plan));
            return;
        }
        List<ChangedFile> changes = iteration.changes();
        if (changes.isEmpty() && known && !inFlight) {
            throw unchanged(session.state());
        }
        if (!changes.isEmpty()) {
            refuseUnlessTakenBack(iteration.obstacles(changes));
            iteration.objection().ifPresent(TryRun::refuse);
            iteration.measureOwn(hypothesis(), edits(changes), changes);
        }
    }

    /** Somebody who is asked about losses only: what to try is clear. */
    private Optional<Person> person() {
        boolean asks = console.interactive() && !options.yes && !"-".equals(options.reply);
        return asks
                ? Optional.of(new TryingPerson(
                        new TerminalPerson(console, opened.workload().files())))
                : Optional.empty();
    }

    private static boolean isMeasured(SessionState state) {
        return state.best().isPresent() && state.validationFailure().isEmpty() && !state.isBaselineUnmeasured();
    }

    private Hypothesis hypothesis() {
        String theory = options.hypothesis.isBlank() ? "the user's own edit" : options.hypothesis.strip();
        return new Hypothesis("", theory, new Prediction(List.of(), List.of()), "not stated");
    }

    private static List<Edit> edits(List<ChangedFile> changes) {
        return changes.stream()
                .map(change -> SmallestEdit.between(change.relative(), text(change.before()), text(change.after())))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static UsageException unchanged(SessionState state) {
        HeldFiles held = HeldFiles.of(state);
        return new UsageException(Problem.of(
                "try-unchanged",
                "there is nothing to try",
                "The files are as the session left them, " + (held.isState() ? "in " : "with ") + held.words() + ".",
                "Edit a prompt or schema file, or hand in a reply with --reply FILE."));
    }

    private static void refuseUnlessTakenBack(List<Problem> obstacles) {
        if (!obstacles.isEmpty()) {
            throw new UsageException(obstacles.stream()
                    .map(problem -> new Problem(
                            problem.code(),
                            problem.where(),
                            "your edit was not measured, since it could not be taken back",
                            problem.found(),
                            problem.remedy()))
                    .toList());
        }
    }

    private static void refuse(String objection) {
        String found =
                objection.replaceFirst("^edit refused: the", "The").replaceFirst(" The files were put back\\.$", "");
        throw new UsageException(Problem.of(
                "try-refused", "your edit was not measured", found, "It was not touched. Mend it and try again."));
    }

    private int interrupted(int first) {
        int exit = ExitCode.ofInterrupted();
        if (options.common.json) {
            String folder = session.folder().path().toString();
            print(ResultJson.interrupted(session.state(), folder, exit), tried(first));
            console.out().flush();
        }
        return exit;
    }

    private Optional<Iteration> tried(int first) {
        return session.state().iterations().stream()
                .filter(iteration -> iteration.number() >= Math.max(first, 1))
                .reduce((a, b) -> b);
    }

    private void print(ObjectNode json, Optional<Iteration> tried) {
        json.put("tried", tried.map(Iteration::number).orElse(null));
        json.put("kept", tried.map(Iteration::isKept).orElse(null));
        console.out().println(Json.pretty(json));
    }

    private int finish(Wiring wiring, int first) {
        SessionState state = session.state();
        Optional<Iteration> tried = tried(first);
        boolean lost = tried.filter(TryRun::hasLost).isPresent();
        boolean met = state.isMet(opened.objective());
        int exit = ExitCode.of(state, met && !lost);
        if (options.common.json) {
            print(ResultJson.of(state, session.folder().path().toString(), exit), tried);
            return exit;
        }
        tried.ifPresentOrElse(
                this::print,
                () -> console.err().println("this is the baseline: edit a prompt or schema file and try again"));
        new Results(console, false).printRun(session, wiring.diagnosis(), exit);
        return exit;
    }

    private static boolean hasLost(Iteration tried) {
        return tried.verdict().filter(Verdict::isRegression).isPresent()
                || !losses(tried).isEmpty();
    }

    /** What it lost at once, or where it was kept first in the full run: what is newest goes first for that. */
    private static List<Event.Loss> losses(Iteration tried) {
        List<Event.Loss> losses = new ArrayList<>();
        tried.regression().ifPresent(event -> losses.addAll(event.losses()));
        if (tried.isAccepted()) {
            losses.addAll(tried.takenBack());
        }
        return losses;
    }

    private void print(Iteration tried) {
        String fate = tried.isKept() ? "kept" : tried.restored().isPresent() ? "taken back" : "left as it is";
        console.out().println("iteration " + tried.number() + ": " + tried.fate() + ", " + fate);
        losses(tried).stream()
                .map(loss -> "  " + loss.caseId() + " lost " + String.join(", ", LeafWords.changed(loss.leaves())))
                .distinct()
                .forEach(console.out()::println);
        if (tried.restored().isPresent()) {
            tried.drafts().applied().stream()
                    .flatMap(event -> event.changes().stream())
                    .forEach(change -> console.out()
                            .println("  the text that was tried for " + change.path() + " is kept in "
                                    + console.shown(session.folder().files().resolve(change.after()))));
        }
    }
}
