package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.ProgressLine;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.Remembered;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.cli.wiring.Wiring;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.Sessions;
import dev.refine.loop.Progress;
import dev.refine.workload.Holdout;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine check}: every case once. */
@Command(
        name = "check",
        description = "Run all cases once and judge them: exit 0 when none fails, 1 when some do.",
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
final class CheckCommand extends WorkloadCommand {

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "Only these cases: path, glob, case id, @failing or @changed. May be repeated.")
    private List<String> cases = new ArrayList<>();

    @Option(names = "--concurrency", paramLabel = "N", description = "Cases at a time.")
    private Integer concurrency;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    @Option(names = "--fresh", description = "Ignore remembered results of earlier sessions (cache: workload).")
    private boolean fresh;

    CheckCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return Interrupts.throughout(console, this::check);
    }

    private int check() {
        Manifest read = ManifestFile.read(console, common);
        Manifest manifest = ManifestOverrides.with(read, concurrency);
        return OpenedWorkload.unlessInterrupted(
                        console, () -> OpenedWorkload.of(console, manifest, cases, Holdout.MAY_BE_NAMED))
                .map(this::check)
                .orElseGet(() -> new Results(console, common.json).printUnbegunCheck(SessionStart.unseen(manifest)));
    }

    private int check(OpenedWorkload opened) {
        Manifest manifest = opened.workload().manifest();
        Critics.check(console, manifest);
        return Locked.run(manifest, "refine check", () -> {
            SessionStart start = SessionStart.ofCheck(opened);
            if (!Preflight.passes(manifest, console)) {
                return new Results(console, common.json).printUnbegunCheck(start.unbegun());
            }
            Sessions sessions = OpenedWorkload.sessions(console, manifest);
            return check(start.create(sessions, Optional.ofNullable(session)), opened);
        });
    }

    private int check(Session started, OpenedWorkload opened) {
        if (!common.quiet) {
            Remembered remembered =
                    Remembered.of(console, opened, started.state().started(), fresh);
            console.err().println(new Forecast(opened.workload(), true, Optional.empty(), remembered).line());
        }
        try (started;
                Wiring wiring = new Wiring(console, opened, started, null, fresh)) {
            Progress progress = ProgressLine.of(console, common);
            wiring.loop(Optional.empty(), progress);
            wiring.writeDebrief();
            if (wiring.isStopped()) {
                return new Results(console, common.json).printInterruptedCheck(started, wiring.diagnosis());
            }
            int exit = ExitCode.of(started.state(), ExitCode.isClean(started.state()));
            new Results(console, common.json).printCheck(started, wiring.diagnosis(), exit);
            return exit;
        }
    }
}
