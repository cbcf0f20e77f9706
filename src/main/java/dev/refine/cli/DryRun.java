package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.files.VisibleText;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.workload.Case;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import dev.refine.workload.perturb.PerturbedCases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a run would do, resolved without starting or writing anything.
 *
 * @param session where its session would be, or is
 * @param forecast what it would take
 * @param origin how it goes on or branches off, as a phrase; empty for a run of its own
 */
record DryRun(Workload workload, Path session, boolean auto, int notSelected, Forecast forecast, String origin) {

    DryRun {
        workload = PerturbedCases.placed(new SessionFolder(session).perturbed(), workload);
    }

    /** Looks at what is to be told, and tells it; the exit code. */
    static int print(Console console, Manifest manifest, boolean json, Supplier<DryRun> looking) {
        Optional<DryRun> found = OpenedWorkload.unlessInterrupted(console, looking);
        found.ifPresent(dry -> dry.print(console, json));
        return found.isPresent() ? ExitCode.GOAL_MET : interrupted(console, manifest, json);
    }

    /** A program reads one document, however it came to its end; the exit code is that of the signal. */
    static int interrupted(Console console, Manifest manifest, boolean json) {
        int exit = ExitCode.ofInterrupted();
        if (json) {
            ObjectNode document = Json.object();
            document.put("workload", manifest.workloadId()).put("dryRun", true);
            console.out()
                    .println(Json.pretty(
                            document.put("reason", Results.INTERRUPTED).put("exit", exit)));
        }
        return exit;
    }

    private void print(Console console, boolean json) {
        if (json) {
            console.out().println(Json.pretty(new DryRunJson(this).document()));
        } else {
            lines().forEach(line -> console.out().println(VisibleText.of(line)));
        }
    }

    static String heading(Manifest manifest) {
        return "dry run of " + manifest.workloadId() + ": nothing is written, nothing is started";
    }

    private List<String> lines() {
        Manifest manifest = workload.manifest();
        List<String> lines = new ArrayList<>();
        lines.add(heading(manifest));
        if (!origin.isEmpty()) {
            lines.add(origin);
        }
        lines.add("mode " + manifest.loop().goal().mode() + ", measure "
                + manifest.loop().measuring().measure().word() + ", at most "
                + Count.of(manifest.loop().maxIterations(), "iteration") + ", "
                + (auto ? "auto" : "suggestion mode") + ", "
                + Count.of(manifest.run().limits().concurrency(), "case") + " at a time");
        manifest.run()
                .worker()
                .ifPresent(worker -> lines.add("worker, started once for each of "
                        + Count.of(manifest.run().limits().concurrency(), "slot") + ": " + worker.display()));
        lines.add("files that may be edited:");
        workload.files().forEach(file -> lines.add("  " + described(file)));
        lines.add("cases (" + workload.cases().size() + "):");
        ShownCommand command = new ShownCommand(manifest, session);
        workload.cases().forEach(input -> addCase(lines, input, command));
        if (!workload.holdout().isEmpty()) {
            lines.add("holdout (" + workload.holdout().size() + "), measured at the baseline and at the end:");
            workload.holdout().forEach(input -> addCase(lines, input, command));
        }
        if (notSelected > 0) {
            lines.add(Count.of(notSelected, "case") + (notSelected == 1 ? " is" : " are")
                    + " not selected and would not be run");
        }
        lines.add("runs: " + forecast.runs());
        forecast.remembers().ifPresent(runs -> lines.add("remembered: " + runs));
        if (forecast.hasCritic()) {
            lines.add("outputs for the critic: " + forecast.looks());
        }
        lines.add("minutes: " + forecast.minutes());
        lines.add("dollars: " + forecast.dollars());
        forecast.questions().ifPresent(questions -> lines.add("questions: " + questions));
        forecast.retries().ifPresent(retries -> lines.add("retries: " + retries));
        return lines;
    }

    private void addCase(List<String> lines, Case input, ShownCommand command) {
        lines.add(
                "  " + input.id() + ": " + file(input) + " → " + expected(input).orElse("(no expected file)"));
        lines.add("    " + command.of(input));
    }

    /** A changed copy will be a file of the session. */
    String file(Case input) {
        return input.variant().map(copy -> relative(input.path())).orElse(input.relative());
    }

    /** The path of its expected file, from the manifest. */
    Optional<String> expected(Case input) {
        return input.expected().map(this::relative);
    }

    private String relative(Path path) {
        return workload.manifest()
                .folder()
                .toAbsolutePath()
                .normalize()
                .relativize(path.toAbsolutePath().normalize())
                .toString();
    }

    private static String described(EditableFile file) {
        return file.relative() + " (" + file.role().word()
                + file.region().map(region -> ", between its markers").orElse("") + ")";
    }
}
