package dev.refine.cli;

import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.Fork;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Proposers;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.SubjectChanges;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Inheritance;
import dev.refine.journal.Iteration;
import dev.refine.journal.RecordedSession;
import dev.refine.journal.Session;
import dev.refine.journal.SessionFolder;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.SessionState;
import dev.refine.journal.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.propose.plan.Plan;
import dev.refine.workload.Manifest;
import dev.refine.workload.ManifestReader;
import java.nio.file.Path;
import java.util.Optional;

/** {@code refine} without a command: from the manifest to the end of a session. */
final class LoopRun {

    private final Console console;
    private final RefineCommand options;
    private final PatientPrompt prompt;

    LoopRun(Console console, RefineCommand options) {
        this(console, options, options.yes ? PatientPrompt.agreeing(console) : new PatientPrompt(console));
    }

    LoopRun(Console console, RefineCommand options, PatientPrompt prompt) {
        this.console = console;
        this.options = options;
        this.prompt = prompt;
    }

    int run() {
        refuseAskingNobody();
        if (options.goOn && options.fork != null) {
            throw new UsageException(Problem.of(
                    "options",
                    "--continue and --fork exclude each other",
                    "One goes on with a session, the other begins a new one from it.",
                    "Leave one of them away."));
        }
        if (options.goOn) {
            return goOn();
        }
        Manifest manifest = asAsked(ManifestFile.read(console, options.common));
        OpenedWorkload opened = opened(manifest);
        Optional<Fork> fork = fork(opened);
        new Forewarning(options, opened).say(console);
        if (options.dryRun) {
            return dryRun(opened, fork);
        }
        JudgedBy.require(opened);
        person(opened);
        Proposers.check(console, opened.workload(), options.plan);
        Critics.check(console, opened.workload().manifest());
        requireEditing(opened);
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
            return new Results(console, options.common.json)
                    .printInterruptedRun(new SessionStart(opened, false, options.auto).unbegun(), null);
        }
        Optional<TerminalPerson> person = person(opened);
        Session session = fork.map(from -> from.start(
                        sessions(manifest), person.isEmpty(), manifest.loop().maxIterations()))
                .orElseGet(() -> new SessionStart(opened, false, person.isEmpty())
                        .create(sessions(manifest), Optional.ofNullable(options.session)));
        sayForecast(opened);
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

    private OpenedWorkload opened(Manifest manifest) {
        return OpenedWorkload.of(console, manifest, options.cases, false)
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
            RecordedSession from =
                    Sessions.read(Continuation.folder(options.session, manifest, Continuation.Wish.FORK));
            return new Fork(new Inheritance(from, iteration), opened);
        });
    }

    /** A plan of now says what is tried, and chooses no cases: the session has them, by the plan that it began with. */
    private Manifest asAsked(FoundSession found) {
        SessionFolder folder = found.session().folder();
        Event.SessionStarted started = found.state().started();
        boolean approved = options.plan != null
                && started.settings().overrides().plan() == null
                && options.plan.toAbsolutePath().equals(folder.plan().toAbsolutePath());
        Manifest manifest = ManifestOverrides.apply(found.manifest(), options);
        Manifest guided = approved
                ? manifest
                : followed(manifest)
                        .map(plan -> ManifestOverrides.guided(manifest, plan))
                        .orElse(manifest);
        return PlanAtStart.of(folder, started.settings(), manifest)
                .map(plan -> ManifestOverrides.excluding(guided, plan))
                .orElse(guided);
    }

    private Manifest asAsked(Manifest read) {
        Manifest manifest = ManifestOverrides.apply(read, options);
        return followed(manifest)
                .map(plan -> ManifestOverrides.following(manifest, plan))
                .orElse(manifest);
    }

    private Optional<Plan> followed(Manifest manifest) {
        Optional<Plan> followed = Proposers.plan(manifest, options.plan);
        if (options.plan != null && followed.isEmpty()) {
            throw new UsageException(Problem.of(
                    "options",
                    "--plan and --proposer " + options.proposer + " exclude each other",
                    "A plan is followed by the proposer \"plan\".",
                    "Leave one of them away."));
        }
        return followed;
    }

    /** Selection and mode are the session's own; so is, unless it is said anew, what its command line said. */
    private int goOn() {
        FoundSession found = FoundSession.of(console, options);
        SessionState then = found.state();
        SessionSettings settings = then.started().settings();
        found.leftAside(options).forEach(line -> console.err().println(VisibleText.of(line)));
        options.mode = settings.mode();
        // Where nobody can be asked, a session that began without asking goes on so.
        options.auto |= then.terms().isAuto() && !console.interactive();
        ManifestOverrides.recall(options, then, found.session().folder().plan());
        options.iterations = found.iterations(options.iterations);
        Manifest manifest = asAsked(found);
        OpenedWorkload opened = OpenedWorkload.asIn(then.started(), console, manifest, false)
                .like(then.started())
                .asked(ManifestOverrides.said(options));
        SubjectChanges changes = SubjectChanges.since(found.session().folder(), then.started(), opened);
        boolean judgesAgain = !changes.judging().isEmpty();
        boolean goesOn =
                judgesAgain || Continuation.goesOn(then, manifest.loop().maxIterations());
        if (goesOn) {
            new Forewarning(options, opened).say(console);
        }
        if (options.dryRun) {
            new DryContinuation(console, options, found, opened).print(changes, goesOn);
            return ExitCode.GOAL_MET;
        }
        Optional<TerminalPerson> person = goesOn ? person(opened) : Optional.empty();
        Proposers.check(console, opened.workload(), options.plan);
        Critics.check(console, opened.workload().manifest());
        if (goesOn) {
            requireEditing(opened);
        }
        return Locked.run(manifest, "refine --continue " + manifest.workloadId(), () -> {
            Session session = sessions(manifest).open(found.session());
            session.repaired().ifPresent(console.err()::println);
            Continuation continuation = new Continuation(session, opened);
            if (!changes.measured().isEmpty()) {
                throw continuation.refused(changes);
            }
            continuation.checkFiles();
            if (judgesAgain) {
                session.close();
                console.err().println(VisibleText.of(continuation.judgedAgain(changes)));
                return branch(new Fork(Inheritance.ofAll(Sessions.read(session.folder())), opened), person);
            }
            Fork.bringFiles(session, opened);
            if (!continuation.goOn(session, manifest.loop().maxIterations(), person.isEmpty())) {
                console.err().println(continuation.whyOver());
                try (session;
                        Wiring wiring = new Wiring(console, opened, session, options.plan, options.fresh)) {
                    // The run that ended the session may have been killed before it wrote this.
                    wiring.writeDebrief();
                    return new Drive(console, options, prompt).finish(session, opened, wiring);
                }
            }
            Drive drive = new Drive(console, options, prompt);
            if (!Preflight.passes(manifest, console)) {
                session.close();
                return drive.interrupted(session, opened);
            }
            return drive.to(session, opened, person);
        });
    }

    /** A new session that takes over from another; what that one has spent of its iterations stays spent. */
    private int branch(Fork fork, Optional<TerminalPerson> person) {
        Manifest manifest = fork.opened().workload().manifest();
        if (!Preflight.passes(manifest, console)) {
            RecordedSession from = fork.inheritance().from();
            return new Results(console, options.common.json).printInterruptedRun(from.state(), from.folder());
        }
        int left = manifest.loop().maxIterations()
                - (int) fork.inheritance().from().state().iterations().stream()
                        .filter(Iteration::isSpent)
                        .count();
        Session session = fork.start(sessions(manifest), person.isEmpty(), Math.max(0, left));
        return new Drive(console, options, prompt).to(session, fork.opened(), person);
    }

    /** What can be known to prevent every edit is said before the cases are paid for. */
    private void requireEditing(OpenedWorkload opened) {
        if (opened.workload().manifest().loop().maxIterations() > 0) {
            Proposers.requirePrograms(console, opened.workload());
            Forewarning.sayReadOnly(console, opened);
        }
    }

    private Sessions sessions(Manifest manifest) {
        return OpenedWorkload.sessions(console, manifest);
    }

    /** With {@code --fork} the session has a folder of its own, and is refused like the fork itself. */
    private int dryRun(OpenedWorkload opened, Optional<Fork> fork) {
        Manifest manifest = opened.workload().manifest();
        JudgedBy.missing(opened)
                .ifPresent(problem -> console.err()
                        .println(VisibleText.of("without --dry-run this is refused: " + problem.sentence())));
        fork.ifPresent(Fork::checkFiles);
        Path session = Optional.ofNullable(options.session)
                .filter(named -> fork.isEmpty())
                .orElseGet(() -> sessions(manifest).next(manifest.workloadId()));
        String origin = fork.map(from -> from.origin(console)).orElse("");
        new DryRun(opened.workload(), session, options.auto, opened.notSelected(), Optional.empty(), origin)
                .print(console, options.common.json);
        return ExitCode.GOAL_MET;
    }

    /** Suggestion mode needs somebody to suggest to. */
    private Optional<TerminalPerson> person(OpenedWorkload opened) {
        if (options.auto) {
            return Optional.empty();
        }
        console.requireTerminal(
                "suggestion mode needs a terminal, and there is none",
                "Run it in a terminal, or let refine decide by measurement: add --auto.");
        return Optional.of(new TerminalPerson(console, opened.workload().files()));
    }

    private void sayForecast(OpenedWorkload opened) {
        if (!options.common.quiet) {
            console.err().println(new Forecast(opened.workload(), false).line());
        }
    }
}
