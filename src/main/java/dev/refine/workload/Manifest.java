package dev.refine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The manifest as the program uses it: checked, defaults filled in, paths not yet expanded. Grouped by the room that
 * reads each part; {@code schemas/manifest.schema.json} describes the file.
 *
 * @param file absolute path of the manifest
 * @param sha256 of its bytes
 * @param workloadId name of the workload
 */
public record Manifest(
        Path file,
        String sha256,
        String workloadId,
        EditSpec editing,
        CaseSpec cases,
        RunSpec run,
        JudgeSpec judging,
        LoopSpec loop) {

    /** Paths are relative to this folder and commands run in it. */
    public Path folder() {
        return file.getParent();
    }

    public Manifest with(CaseSpec other) {
        return new Manifest(file, sha256, workloadId, editing, other, run, judging, loop);
    }

    public Manifest with(RunSpec other) {
        return new Manifest(file, sha256, workloadId, editing, cases, other, judging, loop);
    }

    public Manifest with(LoopSpec other) {
        return new Manifest(file, sha256, workloadId, editing, cases, run, judging, other);
    }

    /** What may be edited. */
    public record EditSpec(List<PromptSource> prompts, List<PromptSource> schemas, List<CommandLine> editCheck) {}

    /** A file or glob, optionally with the markers of the region inside it. */
    public record PromptSource(String path, Optional<EditableFile.Region> region) {}

    /** Which inputs there are and how they are used. */
    public record CaseSpec(
            List<String> casePaths,
            List<String> expectedPaths,
            boolean skipUnpaired,
            Selection selection,
            Optional<CommandLine> caseText) {}

    /** Globs over cases. At most one of {@code holdout} and {@code holdoutFraction} is given. */
    public record Selection(
            List<String> focus,
            List<String> guards,
            List<Exclusion> exclude,
            List<String> holdout,
            OptionalDouble holdoutFraction) {}

    /**
     * Cases that are left out.
     *
     * @param cases id or glob
     * @param where file and line of the plan that says so; empty where the manifest does
     */
    public record Exclusion(String cases, String where) {}

    /** How one case is run. */
    public record RunSpec(
            CommandLine command,
            String outputPath,
            Optional<List<String>> inputs,
            Optional<String> usagePath,
            Environment environment,
            RunLimits limits,
            List<Preflight> preflight,
            Cache cache,
            Optional<CommandLine> worker) {}

    /** Variables given to the workload. {@code inherit} = all of ours, too. Values of {@code envFile} are masked. */
    public record Environment(
            boolean inherit, List<String> names, Map<String, String> values, Optional<String> envFile) {}

    public record RunLimits(
            int concurrency, OptionalDouble startsPerMinute, Duration timeout, int retries, double errorTolerance) {}

    /** A command that must succeed before anything runs, and what to tell the user when it does not. */
    public record Preflight(CommandLine command, String hint) {}

    /** Where results are remembered. */
    public enum Cache {
        SESSION,
        WORKLOAD,
        OFF
    }

    /** How an output is judged. {@code compare} is the object of the manifest as it stands, or an empty object. */
    public record JudgeSpec(
            JsonNode compare,
            Optional<CommandLine> overlayCommand,
            Optional<String> overlayPath,
            List<CommandLine> validationScripts,
            CritiqueSpec critique) {}

    public record CritiqueSpec(
            Optional<String> prompt,
            Optional<CommandLine> script,
            List<String> checklist,
            Optional<JsonNode> critic,
            double threshold) {}

    /** How the loop goes. */
    public record LoopSpec(
            GoalSpec goal,
            MeasureSpec measuring,
            List<JsonNode> proposers,
            int maxIterations,
            int plateau,
            boolean restoreBest,
            Optional<Budget> budget,
            Optional<CaseEstimate> estimate) {

        public LoopSpec with(GoalSpec other) {
            return new LoopSpec(other, measuring, proposers, maxIterations, plateau, restoreBest, budget, estimate);
        }
    }

    /** What is to become better. {@code objective} and {@code perturb} are objects of the manifest as they stand. */
    public record GoalSpec(
            String mode,
            Optional<JsonNode> objective,
            Optional<CommandLine> metricCommand,
            Optional<JsonNode> perturb) {}

    /** How many runs a candidate gets, and how many hypotheses may share them. */
    public record MeasureSpec(Measure measure, int trials, int bundle) {}

    public enum Measure {
        FULL,
        GATED,
        LAZY;

        /** As the manifest and the command line spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Limits that are never passed by starting what would pass them. */
    public record Budget(Optional<Integer> runs, OptionalDouble minutes, OptionalDouble costUsd) {}

    public record CaseEstimate(OptionalDouble usd, OptionalDouble seconds) {}
}
