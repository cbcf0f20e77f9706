package dev.refine.cli;

import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.Fork;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Proposers;
import dev.refine.cli.wiring.Remembered;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Inheritance;
import dev.refine.journal.session.RecordedSession;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Path;
import java.util.Optional;

/** {@code refine} without a command: from the manifest to the end of a session. */
final class LoopRun {

    private final Console console;
    private final RefineCommand options;
    private final PatientPrompt prompt;
    private final AskedLoop asked;

    LoopRun(Console console, RefineCommand options) {
        this(console, options, options.yes ? PatientPrompt.agreeing(console) : new PatientPrompt(console));
    }

    LoopRun(Console console, RefineCommand options, PatientPrompt prompt) {
        this.console = console;
        this.options = options;
        this.prompt = prompt;
        this.asked = new AskedLoop(console, options);
    }

    int run() {
        return Interrupts.throughout(console, this::begin);
    }

    private int begin() {
        refuseAskingNobody();
        if (options.goOn && options.fork != null) {
            throw new UsageException(Problem.of(
                    "options",
                    "--continue and --fork exclude each other",
                    "One goes on with a session, the other begins a new one from it.",
                    "Leave one of them away."));
        }
        if (options.goOn) {
            return new ContinueRun(console, options, prompt).run();
        }
        Manifest manifest = asAsked(ManifestFile.read(console, options.common));
        Optional<OpenedWorkload> found = OpenedWorkload.unlessInterrupted(console, () -> opened(manifest));
        return found.map(opened -> begin(manifest, opened))
                .orElseGet(() -> options.dryRun
                        ? DryRun.interrupted(console, manifest, options.common.json)
                        : interrupted(SessionStart.unseen(manifest)));
    }

    private int begin(Manifest manifest, OpenedWorkload opened) {
        Optional<Fork> fork = fork(opened);
        new Forewarning(options, opened).say(console);
        if (options.dryRun) {
            JudgedBy.missing(opened)
                    .ifPresent(problem -> console.err()
                            .println(VisibleText.of("without --dry-run this is refused: " + problem.sentence())));
            return DryRun.print(console, manifest, options.common.json, () -> dryRun(opened, fork));
        }
        JudgedBy.require(opened);
        asked.person(opened);
        Proposers.check(console, opened.workload(), options.plan);
        Critics.check(console, opened.workload().manifest());
        asked.requireEditing(opened);
        Optional<String> chosen = new ModeQuestion(console, prompt).ask(manifest, options);
        options.mode = chosen.orElse(options.mode);
        OpenedWorkload inMode = chosen.isPresent()
                ? opened.with(ManifestOverrides.apply(manifest, options)).perturbed(console)
                : opened;
        return Locked.run(manifest, "refine " + manifest.workloadId(), () -> start(inMode, fork));
    }

    /** A manifest that was mended on the spot starts another session: what the first one measured says nothing. */
    private int start(OpenedWorkload opened, Optional<Fork> fork) {
        Manifest manifest = opened.workload().manifest();
        if (!Preflight.passes(manifest, console)) {
            return interrupted(SessionStart.ofLoop(opened, options.auto).unbegun());
        }
        Optional<TerminalPerson> person = asked.person(opened);
        Session session = fork.map(from -> from.start(
                        sessions(manifest), person.isEmpty(), manifest.loop().maxIterations()))
                .orElseGet(() -> SessionStart.ofLoop(opened, person.isEmpty())
                        .create(sessions(manifest), Optional.ofNullable(options.session)));
        if (!options.common.quiet) {
            console.err()
                    .println(forecast(opened, fork, session.state().started()).line());
        }
        int exit = new Drive(console, options, prompt).to(session, opened, person);
        Optional<String> broken = person.flatMap(TerminalPerson::takeProblemToMend);
        Optional<Path> mended = broken.flatMap(problem -> new ManifestRepair(console, manifest.file()).mend(problem));
        if (mended.isEmpty()) {
            return exit;
        }
        options.session = null;
        Manifest read = ManifestOverrides.apply(ManifestReader.read(mended.get()), options);
        return start(opened(read), Optional.empty());
    }

    private int interrupted(SessionState state) {
        return new Results(console, options.common.json).printInterruptedRun(state, null);
    }

    private OpenedWorkload opened(Manifest manifest) {
        return OpenedWorkload.of(console, manifest, options.cases, Holdout.KEPT_ASIDE)
                .perturbed(console)
                .showing(options.pages)
                .asked(ManifestOverrides.said(options));
    }

    private void refuseAskingNobody() {
        if (options.manualCritique && options.auto) {
            console.requireTerminal(
                    "--manual-critique asks about critiques, and there is no terminal",
                    "Run it in a terminal, or leave --manual-critique away.");
        }
        if (options.confirmEach && options.auto) {
            console.requireTerminal(
                    "--confirm-each asks before each iteration, and there is no terminal",
                    "Run it in a terminal, or leave --confirm-each away.");
        }
    }

    /** With {@code --fork}, {@code --session} names the session to branch off from. */
    private Optional<Fork> fork(OpenedWorkload opened) {
        return Optional.ofNullable(options.fork).map(iteration -> {
            Path manifest = opened.workload().manifest().file();
            RecordedSession from = Sessions.read(WantedSession.of(options.session, manifest, WantedSession.Wish.FORK));
            return new Fork(new Inheritance(from, iteration), opened);
        });
    }

    private Manifest asAsked(Manifest read) {
        Manifest manifest = ManifestOverrides.apply(read, options);
        return asked.followed(manifest)
                .map(plan -> ManifestOverrides.following(manifest, plan))
                .orElse(manifest);
    }

    private Sessions sessions(Manifest manifest) {
        return OpenedWorkload.sessions(console, manifest);
    }

    /** With {@code --fork} the session has a folder of its own, and is refused like the fork itself. */
    private DryRun dryRun(OpenedWorkload opened, Optional<Fork> fork) {
        Manifest manifest = opened.workload().manifest();
        fork.ifPresent(Fork::checkFiles);
        // Reads every case as a session does when it begins: what that cannot begin with is refused here, too.
        Event.SessionStarted started =
                SessionStart.ofLoop(opened, options.auto).unbegun().started();
        Path session = Optional.ofNullable(options.session)
                .filter(named -> fork.isEmpty())
                .orElseGet(() -> sessions(manifest).next(manifest.workloadId()));
        String origin = fork.map(from -> from.origin(console)).orElse("");
        Forecast forecast = forecast(opened, fork, started);
        return new DryRun(opened.workload(), session, options.auto, opened.notSelected(), forecast, origin);
    }

    /** A fork starts nothing for what the session that it branches off from has run. */
    private Forecast forecast(OpenedWorkload opened, Optional<Fork> fork, Event.SessionStarted started) {
        Remembered remembered = fork.map(from -> from.remembered(console, options.fresh))
                .orElseGet(() -> Remembered.of(console, opened, started, options.fresh));
        return new Forecast(opened.workload(), false, Optional.empty(), remembered);
    }
}
