package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.journal.Event;
import dev.refine.journal.SessionState;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.report.ResultJson;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine try}: an edit that somebody made, or sends as a reply, is one iteration of the newest session. */
@Command(
        name = "try",
        description = {
            "Measure the prompt and schema files as they are now, whoever edited them, as one iteration of the newest"
                    + " session; without a session, measure the baseline first.",
            "What improves is kept. Anything else is taken back, unless you accept its losses or the manifest says"
                    + " onRegression: keep."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class TryCommand extends WorkloadCommand {

    @Option(names = "--hypothesis", paramLabel = "TEXT", description = "Why the edit should help, for the log.")
    String hypothesis = "";

    @Option(
            names = "--reply",
            paramLabel = "FILE",
            description = "Apply the edits of this protocol-1 reply first; - reads standard input.")
    String reply;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    @Option(
            names = {"-y", "--yes"},
            description = "Ask nothing: keep or take back as the verdict says.")
    boolean yes;

    TryCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return Interrupts.throughout(console, this::measured);
    }

    private int measured() {
        Manifest read = ManifestFile.read(console, common);
        Optional<String> text = Optional.ofNullable(reply).map(file -> ReplyText.read(console, file));
        Optional<SessionFolder> found = session == null
                ? Sessions.newestLoop(read.file())
                : Optional.of(session).filter(Files::exists).map(named -> WantedSession.newest(named, named));
        Optional<Event.SessionStarted> begun =
                found.map(folder -> Sessions.state(folder).started());
        Manifest manifest = begun.map(then -> PlanAtStart.like(read, found.orElseThrow(), then.settings()))
                .orElse(read);
        return OpenedWorkload.unlessInterrupted(
                        console,
                        () -> begun.map(then -> OpenedWorkload.asIn(then, console, manifest, Holdout.KEPT_ASIDE)
                                        .like(then))
                                .orElseGet(() ->
                                        OpenedWorkload.of(console, manifest).perturbed(console)))
                .map(opened -> measured(opened, found, text))
                .orElseGet(() ->
                        interrupted(found.map(Sessions::state).orElseGet(() -> SessionStart.unseen(manifest)), found));
    }

    private int measured(OpenedWorkload opened, Optional<SessionFolder> found, Optional<String> text) {
        Manifest manifest = opened.workload().manifest();
        JudgedBy.require(opened);
        Critics.check(console, opened.workload().manifest());
        text.ifPresent(given -> {
            OutsideReply.fitting(given, opened.workload());
            Forewarning.sayReadOnly(console, opened);
        });
        return Locked.run(manifest, "refine try", () -> {
            Sessions sessions = OpenedWorkload.sessions(console, manifest);
            SessionStart start = SessionStart.ofLoop(opened, false);
            if (!Preflight.passes(manifest, console)) {
                return interrupted(found.map(Sessions::state).orElseGet(start::unbegun), found);
            }
            Session started =
                    found.map(sessions::open).orElseGet(() -> start.create(sessions, Optional.ofNullable(session)));
            return new TryRun(this, opened, started).run(found.isPresent(), text);
        });
    }

    private int interrupted(SessionState state, Optional<SessionFolder> folder) {
        int exit = ExitCode.ofInterrupted();
        if (common.json) {
            String path = folder.map(there -> there.path().toString()).orElse(null);
            ObjectNode json = ResultJson.interrupted(state, path, exit);
            console.out().println(Json.pretty(json.putNull("tried").putNull("kept")));
        }
        return exit;
    }
}
