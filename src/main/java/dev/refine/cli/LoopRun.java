package dev.refine.cli;

import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Session;
import dev.refine.journal.SessionState;
import dev.refine.journal.Sessions;
import dev.refine.json.Json;
import dev.refine.loop.Person;
import dev.refine.loop.Progress;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** {@code refine} without a command: from the manifest to the end of a session. */
final class LoopRun {

    private final Console console;
    private final RefineCommand options;

    LoopRun(Console console, RefineCommand options) {
        this.console = console;
        this.options = options;
    }

    int run() {
        if (options.goOn) {
            return goOn();
        }
        Manifest manifest = asAsked(ManifestFile.read(console, options.common));
        OpenedWorkload opened = OpenedWorkload.of(console, manifest, options.cases, false);
        if (options.dryRun) {
            return dryRun(opened);
        }
        refuseNothingToJudgeBy(opened);
        Optional<Person> person = person(opened);
        Proposers.check(opened.workload(), options.plan);
        NotYet.warnings(manifest).forEach(console.err()::println);
        return Locked.run(manifest, "refine " + manifest.workloadId(), () -> {
            Preflight.check(manifest, console);
            Session session = new SessionStart(opened, false, person.isEmpty())
                    .create(sessions(manifest), Optional.ofNullable(options.session));
            sayForecast(opened);
            return drive(session, opened, person);
        });
    }

    private Manifest asAsked(Manifest read) {
        Manifest manifest = ManifestOverrides.apply(read, options);
        return Proposers.plan(manifest, options.plan)
                .map(plan -> ManifestOverrides.following(manifest, plan))
                .orElse(manifest);
    }

    /** Selection and mode of working are the session's own, whatever the command line says now. */
    private int goOn() {
        FoundSession found = FoundSession.of(console, options);
        Manifest manifest = asAsked(found.manifest());
        SessionState then = found.state();
        Event.SessionStarted started = then.started();
        OpenedWorkload opened =
                OpenedWorkload.of(console, manifest, started.settings().selection(), false);
        boolean asks = !started.settings().auto()
                && Continuation.goesOn(then, manifest.loop().maxIterations());
        Optional<Person> person = asks ? person(opened) : Optional.empty();
        Proposers.check(opened.workload(), options.plan);
        return Locked.run(manifest, "refine --continue " + manifest.workloadId(), () -> {
            Session session = sessions(manifest).open(found.session());
            session.repaired().ifPresent(console.err()::println);
            Continuation continuation = new Continuation(session, opened);
            continuation.check();
            if (session.state().end().isPresent()
                    && !continuation.reopen(manifest.loop().maxIterations())) {
                console.err().println(continuation.whyOver());
                try (session;
                        Wiring wiring = new Wiring(console, opened, session, options.plan, options.fresh)) {
                    // The run that ended the session may have been killed before it wrote this.
                    wiring.writeDebrief();
                    return finish(session, opened, wiring);
                }
            }
            Preflight.check(manifest, console);
            return drive(session, opened, person);
        });
    }

    private static Sessions sessions(Manifest manifest) {
        return new Sessions(manifest.folder(), new Templates(manifest.folder()), Clock.systemDefaultZone());
    }

    private int dryRun(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        Path session = Optional.ofNullable(options.session)
                .orElseGet(() -> sessions(manifest).next(manifest.workloadId()));
        DryRun dryRun = new DryRun(opened.workload(), session, options.auto, opened.notSelected());
        if (options.common.json) {
            console.out().println(Json.pretty(dryRun.json()));
        } else {
            dryRun.lines().forEach(line -> console.out().println(VisibleText.of(line)));
        }
        return ExitCode.GOAL_MET;
    }

    /** Suggestion mode needs somebody to suggest to. */
    private Optional<Person> person(OpenedWorkload opened) {
        if (options.auto) {
            return Optional.empty();
        }
        if (!console.interactive()) {
            throw new UsageException(Problem.of(
                    "no-terminal",
                    "suggestion mode needs a terminal, and there is none",
                    "Standard input and standard error must both be one.",
                    "Run it in a terminal, or let refine decide by measurement: add --auto."));
        }
        return Optional.of(new TerminalPerson(console, opened.workload().files()));
    }

    static void refuseNothingToJudgeBy(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        boolean paired = opened.workload().cases().stream()
                .anyMatch(input -> input.expected().isPresent());
        if (!manifest.cases().expectedPaths().isEmpty() && !paired) {
            throw new UsageException(new Problem(
                    "nothing-to-judge-by",
                    manifest.file().getFileName().toString(),
                    "there is nothing to judge an output by",
                    "No case has an expected file.",
                    "Make them from outputs that you have looked at: refine expect."));
        }
        boolean judged = paired || !manifest.judging().validationScripts().isEmpty();
        if (!judged) {
            throw new UsageException(new Problem(
                    "nothing-to-judge-by",
                    manifest.file().getFileName().toString(),
                    "there is nothing to judge an output by",
                    "The manifest has neither \"expectedPaths\" nor \"validationScripts\".",
                    "Add one of them; refine check shows the outputs without judging."));
        }
    }

    private int drive(Session session, OpenedWorkload opened, Optional<Person> person) {
        try (session;
                Wiring wiring = new Wiring(console, opened, session, options.plan, options.fresh)) {
            Progress progress = ProgressLine.of(console, options.common);
            wiring.loop(person, progress);
            wiring.writeDebrief();
            return wiring.isStopped() ? ExitCode.GOAL_NOT_MET : finish(session, opened, wiring);
        }
    }

    private void sayForecast(OpenedWorkload opened) {
        if (!options.common.quiet) {
            console.err().println(new Forecast(opened.workload(), false).line());
        }
    }

    private static boolean isGoalMet(SessionState state, OpenedWorkload opened) {
        return state.best()
                .filter(best -> best.verified() && opened.objective().isMet(best.scorecard(), state.bestFigures()))
                .isPresent();
    }

    private int finish(Session session, OpenedWorkload opened, Wiring wiring) {
        SessionState state = session.state();
        int exit = ExitCode.of(state, isGoalMet(state, opened));
        new Results(console, options.common.json).printRun(session, wiring.diagnosis(), exit);
        return exit;
    }
}
