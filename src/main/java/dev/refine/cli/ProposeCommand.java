package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Continuation;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.WantedSession;
import dev.refine.cli.wiring.Wiring;
import dev.refine.journal.Event;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.SessionFolder;
import dev.refine.journal.session.Sessions;
import dev.refine.json.Json;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.protocol.ProtocolRequest;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine propose}: what a proposer would be given now. */
@Command(
        name = "propose",
        description = "Print what a proposer would be given for the newest session, as protocol 1.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class ProposeCommand extends WorkloadCommand {

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path named;

    ProposeCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        Manifest read = ManifestFile.read(console, common);
        SessionFolder folder = WantedSession.newest(named, read.file());
        Event.SessionStarted started = Sessions.state(folder).started();
        Manifest manifest = PlanAtStart.like(read, folder, started.settings());
        OpenedWorkload opened = OpenedWorkload.asIn(started, console, manifest, Holdout.MAY_BE_NAMED)
                .like(started);
        return Locked.run(manifest, "refine propose", () -> print(folder, opened));
    }

    private int print(SessionFolder folder, OpenedWorkload opened) {
        Sessions sessions = OpenedWorkload.sessions(console, opened.workload().manifest());
        try (Session session = sessions.open(folder)) {
            new Continuation(console, session, opened).check();
            if (session.state().best().isEmpty()) {
                throw new UsageException(Problem.of(
                        "baseline-missing",
                        "the session " + session.name() + " has no baseline yet",
                        "A proposer is given what failed.",
                        "Run refine check, or let the session go on."));
            }
            try (Wiring wiring = new Wiring(console, opened, session, null, false)) {
                String request = Json.pretty(ProtocolRequest.toJson(wiring.request()));
                console.out().println(session.secrets().hide(request));
            }
        }
        return ExitCode.GOAL_MET;
    }
}
