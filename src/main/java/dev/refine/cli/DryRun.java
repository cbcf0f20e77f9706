package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.wiring.Amount;
import dev.refine.cli.wiring.Forecast;
import dev.refine.cli.wiring.OpenedWorkload;
import dev.refine.files.VisibleText;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import dev.refine.run.CaseTask;
import dev.refine.run.CaseValues;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.Case;
import dev.refine.workload.CommandTemplate;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.PathTemplate;
import dev.refine.workload.Placeholder;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
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
            console.out().println(Json.pretty(json()));
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
        CommandTemplate command = command();
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

    private void addCase(List<String> lines, Case input, CommandTemplate command) {
        lines.add("  " + input.id() + ": " + input.relative() + " → "
                + expected(input).orElse("(no expected file)"));
        lines.add("    " + shown(input, command));
    }

    private Optional<String> expected(Case input) {
        return input.expected()
                .map(path -> workload.manifest().folder().relativize(path).toString());
    }

    private CommandTemplate command() {
        Manifest manifest = workload.manifest();
        return CommandTemplate.of(
                manifest.run().command(),
                EnumSet.complementOf(EnumSet.of(Placeholder.EXPECTED)),
                manifest.file().getFileName() + ": runCommand");
    }

    /** The command for one case, so that it can be pasted into a shell. A worker is shown by what it is asked. */
    private String shown(Case input, CommandTemplate command) {
        Manifest manifest = workload.manifest();
        CaseTask task = new CaseTask(input, 0, 1, new SessionFolder(session).run(0, input.id(), "1"));
        Map<Placeholder, String> values = CaseValues.of(task, session);
        values.put(
                Placeholder.OUTPUT,
                task.folder()
                        .resolve(new PublishedOutput(manifest, session).name())
                        .toString());
        values.put(Placeholder.OVERLAY, task.folder().resolve(overlay()).toString());
        values.put(
                Placeholder.USAGE, task.folder().resolve(PublishedOutput.USAGE).toString());
        if (manifest.run().worker().isPresent()) {
            return Json.compact(Json.object()
                    .put("id", input.id())
                    .put("case", values.get(Placeholder.CASE))
                    .put("output", values.get(Placeholder.OUTPUT))
                    .put("trial", task.trial()));
        }
        return command.shown(values);
    }

    private String overlay() {
        Manifest manifest = workload.manifest();
        String place = manifest.file().getFileName() + ": overlayPath";
        return "overlay"
                + manifest.judging()
                        .overlayPath()
                        .map(path -> PathTemplate.of(path, EnumSet.allOf(Placeholder.class), place)
                                .extension())
                        .orElse("");
    }

    private static String described(EditableFile file) {
        return file.relative() + " (" + file.role().word()
                + file.region().map(region -> ", between its markers").orElse("") + ")";
    }

    private ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("workload", workload.manifest().workloadId());
        json.put("dryRun", true);
        forecast.from().ifPresent(state -> json.put("goesOn", true));
        if (!origin.isEmpty()) {
            json.put("origin", origin);
        }
        workload.manifest().run().worker().ifPresent(worker -> json.put("worker", worker.display()));
        ArrayNode files = json.putArray("files");
        workload.files().forEach(file -> files.add(file.relative()));
        json.set("cases", cases(workload.cases()));
        json.set("holdout", cases(workload.holdout()));
        json.put("notSelected", notSelected);
        ObjectNode runs = json.putObject("runs");
        runs.put("baseline", forecast.baselineRuns());
        runs.put("worst", forecast.worstRuns());
        runs.put("remembered", forecast.rememberedRuns());
        runs.put("retries", workload.manifest().run().limits().retries());
        if (forecast.hasCritic()) {
            ObjectNode looks = json.putObject("critiques");
            looks.put("baseline", forecast.baselineLooks());
            looks.put("worst", forecast.worstLooks());
            if (forecast.looksAtMost()) {
                looks.put("atMost", true);
            }
        }
        put(json, "minutes", forecast.baselineMinutes(), forecast.worstMinutes());
        put(json, "costUsd", forecast.baselineUsd(), forecast.worstUsd());
        return json;
    }

    private ArrayNode cases(List<Case> inputs) {
        ArrayNode cases = Json.array();
        CommandTemplate command = command();
        for (Case input : inputs) {
            ObjectNode node = cases.addObject();
            node.put("case", input.id());
            node.put("path", input.relative());
            node.put("expected", expected(input).orElse(null));
            node.put("command", shown(input, command));
        }
        return cases;
    }

    /** What cannot be less, and may be any more, is no estimate. */
    private static void put(ObjectNode json, String name, Optional<Amount> baseline, Optional<Amount> worst) {
        if (baseline.isEmpty() || worst.isEmpty()) {
            json.putNull(name);
        } else if (baseline.get().least() || worst.get().least()) {
            json.putNull(name);
            put(json.putObject(name + "AtLeast"), baseline.get(), worst.get());
        } else {
            put(json.putObject(name), baseline.get(), worst.get());
        }
    }

    private static void put(ObjectNode json, Amount baseline, Amount worst) {
        json.put("baseline", baseline.value()).put("worst", worst.value());
    }
}
