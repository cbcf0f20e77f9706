package dev.refine.cli.expect;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.WorkloadCommand;
import dev.refine.cli.wiring.Critics;
import dev.refine.cli.wiring.Locked;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.cli.wiring.Preflight;
import dev.refine.cli.wiring.SessionStart;
import dev.refine.journal.session.Session;
import dev.refine.journal.session.Sessions;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code refine expect}: outputs become expected files, by somebody who looked at them. */
@Command(
        name = "expect",
        description = {
            "Run cases and review their outputs one by one: what you accept becomes the expected file.",
            "Without --case: cases that have no expected file yet, or else those that fail. No other command of"
                    + " refine writes an expected file."
        },
        mixinStandardHelpOptions = true,
        addMethodSubcommands = false,
        sortOptions = false)
public final class ExpectCommand extends WorkloadCommand {

    @Option(
            names = "--case",
            paramLabel = "CASE",
            description = "Only these cases: path, glob, case id, @failing or @changed. May be repeated.")
    private List<String> cases = new ArrayList<>();

    @Option(
            names = "--accept-all",
            description = "Take every output as it is, unreviewed, where nothing is expected yet; needs --yes.")
    boolean acceptAll;

    @Option(
            names = {"-y", "--yes"},
            description = "Yes, unreviewed.")
    private boolean yes;

    @Option(names = "--reviewer", paramLabel = "NAME", description = "Who reviews; default: the user of this machine.")
    private String reviewer;

    @Option(names = "--session", paramLabel = "DIR", description = "The session's folder.")
    private Path session;

    public ExpectCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        return Interrupts.throughout(console, this::review);
    }

    private int review() {
        Manifest manifest = withUnpaired(ManifestFile.read(console, common));
        checkOptions(manifest);
        return OpenedWorkload.unlessInterrupted(console, () -> OpenedWorkload.toExpect(console, manifest, cases))
                .map(this::review)
                .orElseGet(() -> new ExpectRun(this, OpenedWorkload.unseen(manifest), false, Map.of()).unbegun());
    }

    private int review(OpenedWorkload whole) {
        Manifest manifest = whole.workload().manifest();
        Critics.check(console, manifest);
        OpenedWorkload opened = cases.isEmpty() ? whole.withoutExpected() : whole;
        ExpectRun run = new ExpectRun(this, opened, !cases.isEmpty(), ExpectRun.places(whole.workload()));
        return Locked.run(manifest, "refine expect", () -> {
            if (!Preflight.passes(manifest, console)) {
                return run.unbegun();
            }
            Sessions sessions = OpenedWorkload.sessions(console, manifest);
            Session started = SessionStart.ofCheck(opened).create(sessions, Optional.ofNullable(session));
            return run.run(started);
        });
    }

    private void checkOptions(Manifest manifest) {
        if (manifest.cases().expectedPaths().isEmpty()) {
            throw new UsageException(Problem.of(
                    "expected-none",
                    "the manifest does not say where expected files lie",
                    "It has no \"expectedPaths\".",
                    "Add for instance \"expectedPaths\": [\"expected/*.json\"]."));
        }
        if (acceptAll && !yes) {
            throw new UsageException(Problem.of(
                    "accept-all",
                    "--accept-all takes every output as right, and nobody will have looked",
                    "",
                    "Say so with --yes, or review them one by one without --accept-all."));
        }
        if (!acceptAll) {
            console.requireTerminal(
                    "refine expect asks about each output, and there is no terminal",
                    "Run it in a terminal, or take everything unreviewed with --accept-all --yes.");
        }
    }

    /** What to type to be asked about the same cases; of those that nobody named only about what is left of them. */
    String again() {
        return "refine expect" + cases.stream().map(named -> " --case " + named).collect(Collectors.joining());
    }

    String reviewer() {
        return reviewer != null
                ? reviewer
                : console.variables().getOrDefault("USER", console.variables().getOrDefault("LOGNAME", "unknown"));
    }

    /** With cases that have no expected file, whatever the manifest says of them: somebody is about to write it. */
    private static Manifest withUnpaired(Manifest manifest) {
        Manifest.CaseSpec cases = manifest.cases();
        return manifest.with(new Manifest.CaseSpec(
                cases.casePaths(), cases.expectedPaths(), true, cases.selection(), cases.caseText()));
    }
}
