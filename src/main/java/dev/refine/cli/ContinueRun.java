package dev.refine.cli;

import dev.refine.cli.person.TerminalPerson;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Fork;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Proposers;
import dev.refine.cli.wiring.SubjectChanges;
import dev.refine.cli.wiring.Wiring;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.SessionSettings;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Inheritance;
import dev.refine.journal.session.RecordedSession;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import java.util.Optional;

/** {@code refine --continue}: from a session that was begun to its end. */
final class ContinueRun {

    private final Console console;
    private final RefineCommand options;
    private final PatientPrompt prompt;
    private final AskedLoop asked;

    ContinueRun(Console console, RefineCommand options, PatientPrompt prompt) {
        this.console = console;
        this.options = options;
        this.prompt = prompt;
        this.asked = new AskedLoop(console, options);
    }

    /** Selection and mode are the session's own; so is, unless it is said anew, what its command line said. */
    int run() {
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
        return OpenedWorkload.unlessInterrupted(
                        console,
                        () -> OpenedWorkload.asIn(then.started(), console, manifest, Holdout.KEPT_ASIDE)
                                .like(then.started())
                                .asked(ManifestOverrides.said(options)))
                .map(opened -> goOn(found, opened))
                .orElseGet(() -> options.dryRun
                        ? DryRun.interrupted(console, manifest, options.common.json)
                        : results().printInterruptedRun(then, found.session().folder()));
    }

    private int goOn(FoundSession found, OpenedWorkload opened) {
        SessionState then = found.state();
        Manifest manifest = opened.workload().manifest();
        SubjectChanges changes = SubjectChanges.since(found.session().folder(), then.started(), opened);
        boolean goesOn = !changes.judging().isEmpty()
                || Continuation.goesOn(then, manifest.loop().maxIterations());
        if (goesOn) {
            new Forewarning(options, opened).say(console);
        }
        if (options.dryRun) {
            return new DryContinuation(console, options, found, opened).print(changes, goesOn);
        }
        Optional<TerminalPerson> person = goesOn ? asked.person(opened) : Optional.empty();
        Proposers.check(console, opened.workload(), options.plan);
        Critics.check(console, opened.workload().manifest());
        if (goesOn) {
            asked.requireEditing(opened);
        }
        return Locked.run(manifest, "refine --continue " + manifest.workloadId(), () -> {
            Session session = sessions(manifest).open(found.session());
            session.repaired().ifPresent(console.err()::println);
            return goOn(session, opened, changes, person);
        });
    }

    private int goOn(Session session, OpenedWorkload opened, SubjectChanges changes, Optional<TerminalPerson> person) {
        Manifest manifest = opened.workload().manifest();
        Continuation continuation = new Continuation(console, session, opened);
        if (!changes.measured().isEmpty()) {
            throw continuation.refused(changes);
        }
        continuation.checkFiles();
        if (!changes.judging().isEmpty()) {
            session.close();
            console.err().println(VisibleText.of(continuation.judgedAgain(changes)));
            return branch(new Fork(Inheritance.ofAll(Sessions.read(session.folder())), opened), person);
        }
        Fork.bringFiles(session, opened);
        Drive drive = new Drive(console, options, prompt);
        if (!continuation.goOn(session, manifest.loop().maxIterations(), person.isEmpty())) {
            console.err().println(continuation.whyOver());
            try (session;
                    Wiring wiring = new Wiring(console, opened, session, options.plan, options.fresh)) {
                // The run that ended the session may have been killed before it wrote this.
                wiring.writeDebrief();
                return drive.finish(session, opened, wiring);
            }
        }
        if (!Preflight.passes(manifest, console)) {
            session.close();
            return drive.interrupted(session, opened);
        }
        return drive.to(session, opened, person);
    }

    /** A new session that takes over from another; what that one has spent of its iterations stays spent. */
    private int branch(Fork fork, Optional<TerminalPerson> person) {
        Manifest manifest = fork.opened().workload().manifest();
        if (!Preflight.passes(manifest, console)) {
            RecordedSession from = fork.inheritance().from();
            return results().printInterruptedRun(from.state(), from.folder());
        }
        int left = manifest.loop().maxIterations()
                - fork.inheritance().from().state().spentIterations();
        Session session = fork.start(sessions(manifest), person.isEmpty(), Math.max(0, left));
        return new Drive(console, options, prompt).to(session, fork.opened(), person);
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
                : asked.followed(manifest)
                        .map(plan -> ManifestOverrides.guided(manifest, plan))
                        .orElse(manifest);
        return PlanAtStart.of(folder, started.settings(), manifest)
                .map(plan -> ManifestOverrides.excluding(guided, plan))
                .orElse(guided);
    }

    private Results results() {
        return new Results(console, options.common.json);
    }

    private Sessions sessions(Manifest manifest) {
        return OpenedWorkload.sessions(console, manifest);
    }
}
