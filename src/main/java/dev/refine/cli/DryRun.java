package dev.refine.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.workload.Case;
import dev.refine.workload.CommandLine;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Manifest;
import dev.refine.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a run would do, resolved as far as possible without starting or writing anything. */
record DryRun(Workload workload, boolean auto, int notSelected) {

    /** Runs of the baseline, and if every iteration measured every case. */
    private int baselineRuns() {
        return workload.cases().size() + workload.holdout().size();
    }

    private int worstRuns() {
        int iterations = workload.manifest().loop().maxIterations();
        int holdoutAtTheEnd = iterations == 0 ? 0 : workload.holdout().size();
        return baselineRuns() + iterations * workload.cases().size() + holdoutAtTheEnd;
    }

    /** At most what the budget allows. */
    private int affordedRuns() {
        return workload.manifest()
                .loop()
                .budget()
                .flatMap(Manifest.Budget::runs)
                .map(runs -> Math.min(runs, worstRuns()))
                .orElse(worstRuns());
    }

    private OptionalDouble minutes(int runs) {
        OptionalDouble seconds = workload.manifest()
                .loop()
                .estimate()
                .map(Manifest.CaseEstimate::seconds)
                .orElse(OptionalDouble.empty());
        int slots = workload.manifest().run().limits().concurrency();
        return seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() * runs / slots / 60);
    }

    private OptionalDouble usd(int runs) {
        OptionalDouble each = workload.manifest()
                .loop()
                .estimate()
                .map(Manifest.CaseEstimate::usd)
                .orElse(OptionalDouble.empty());
        return each.isEmpty() ? each : OptionalDouble.of(each.getAsDouble() * runs);
    }

    List<String> lines() {
        Manifest manifest = workload.manifest();
        List<String> lines = new ArrayList<>();
        lines.add("dry run of " + manifest.workloadId() + ": nothing is written, nothing is started");
        lines.add("mode " + manifest.loop().mode() + ", measure "
                + manifest.loop().measure().name().toLowerCase(Locale.ROOT) + ", at most "
                + manifest.loop().maxIterations() + " iterations, "
                + (auto ? "auto" : "suggestion mode") + ", "
                + manifest.run().limits().concurrency()
                + " cases at a time");
        lines.add("files that may be edited:");
        workload.files().forEach(file -> lines.add("  " + described(file)));
        lines.add("cases (" + workload.cases().size() + "):");
        workload.cases().forEach(input -> addCase(lines, input));
        if (!workload.holdout().isEmpty()) {
            lines.add("holdout (" + workload.holdout().size() + "), measured at the baseline and at the end:");
            workload.holdout().forEach(input -> addCase(lines, input));
        }
        if (notSelected > 0) {
            lines.add(notSelected + " cases are not selected and would not be run");
        }
        lines.add("runs: " + baselineRuns() + " for the baseline, " + affordedRuns() + " at worst"
                + (affordedRuns() < worstRuns() ? " (by the budget)" : ""));
        lines.add("minutes: " + forecast(minutes(baselineRuns()), minutes(affordedRuns())));
        lines.add("dollars: " + forecast(usd(baselineRuns()), usd(affordedRuns())));
        return lines;
    }

    private void addCase(List<String> lines, Case input) {
        lines.add("  " + input.id() + ": " + input.relative() + " → "
                + expected(input).orElse("(no expected file)"));
        lines.add("    " + command(input));
    }

    private Optional<String> expected(Case input) {
        return input.expected()
                .map(path -> workload.manifest().folder().relativize(path).toString());
    }

    /** The command with its placeholders filled in, for reading; the program itself never pastes them as text. */
    private String command(Case input) {
        CommandLine command = workload.manifest().run().command();
        return command.display()
                .replace("{case}", input.path().toString())
                .replace("{image}", input.path().toString())
                .replace("{caseId}", input.id())
                .replace("{iteration}", "0")
                .replace("{trial}", "1");
    }

    private static String described(EditableFile file) {
        return file.relative() + " (" + file.role().name().toLowerCase(Locale.ROOT)
                + file.region().map(region -> ", between its markers").orElse("") + ")";
    }

    private static String forecast(OptionalDouble baseline, OptionalDouble worst) {
        return baseline.isEmpty()
                ? "unknown until a case has run; give \"caseEstimate\" for a forecast"
                : String.format(
                        Locale.ROOT,
                        "about %.2f for the baseline, %.2f at worst",
                        baseline.getAsDouble(),
                        worst.getAsDouble());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("workload", workload.manifest().workloadId());
        json.put("dryRun", true);
        ArrayNode files = json.putArray("files");
        workload.files().forEach(file -> files.add(file.relative()));
        json.set("cases", cases(workload.cases()));
        json.set("holdout", cases(workload.holdout()));
        json.put("notSelected", notSelected);
        ObjectNode runs = json.putObject("runs");
        runs.put("baseline", baselineRuns());
        runs.put("worst", affordedRuns());
        put(json, "minutes", minutes(baselineRuns()), minutes(affordedRuns()));
        put(json, "costUsd", usd(baselineRuns()), usd(affordedRuns()));
        return json;
    }

    private ArrayNode cases(List<Case> inputs) {
        ArrayNode cases = Json.array();
        for (Case input : inputs) {
            ObjectNode node = cases.addObject();
            node.put("case", input.id());
            node.put("path", input.relative());
            node.put("expected", expected(input).orElse(null));
            node.put("command", command(input));
        }
        return cases;
    }

    private static void put(ObjectNode json, String name, OptionalDouble baseline, OptionalDouble worst) {
        if (baseline.isEmpty()) {
            json.putNull(name);
        } else {
            json.putObject(name).put("baseline", baseline.getAsDouble()).put("worst", worst.getAsDouble());
        }
    }
}
