package dev.refine.run;

import dev.refine.json.Json;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A manifest for tests that run commands; the fields of other rooms are empty. */
public record ManifestFixture(
        Path folder,
        CommandLine command,
        String outputPath,
        Optional<String> usagePath,
        Manifest.RunLimits limits,
        Manifest.Environment environment,
        Manifest.JudgeSpec judging,
        Optional<CommandLine> worker) {

    public static ManifestFixture shell(Path folder, String text) {
        return new ManifestFixture(
                folder,
                new CommandLine.Shell(text),
                "out/{caseId}.json",
                Optional.empty(),
                limits(2, 30, 0),
                new Manifest.Environment(true, List.of(), Map.of(), Optional.empty()),
                judging(List.of(), Optional.empty()),
                Optional.empty());
    }

    public static Manifest.RunLimits limits(int concurrency, int seconds, int retries) {
        return new Manifest.RunLimits(concurrency, OptionalDouble.empty(), Duration.ofSeconds(seconds), retries, 0.1);
    }

    private static Manifest.JudgeSpec judging(List<CommandLine> scripts, Optional<CommandLine> overlay) {
        return new Manifest.JudgeSpec(
                Json.object(),
                overlay,
                overlay.map(command -> "overlays/{caseId}.png"),
                scripts,
                new Manifest.CritiqueSpec(Optional.empty(), Optional.empty(), List.of(), Optional.empty(), 70));
    }

    public ManifestFixture command(CommandLine line) {
        return new ManifestFixture(folder, line, outputPath, usagePath, limits, environment, judging, worker);
    }

    public ManifestFixture outputPath(String path) {
        return new ManifestFixture(folder, command, path, usagePath, limits, environment, judging, worker);
    }

    public ManifestFixture usagePath(String path) {
        return new ManifestFixture(
                folder, command, outputPath, Optional.of(path), limits, environment, judging, worker);
    }

    public ManifestFixture limits(Manifest.RunLimits other) {
        return new ManifestFixture(folder, command, outputPath, usagePath, other, environment, judging, worker);
    }

    public ManifestFixture environment(Manifest.Environment other) {
        return new ManifestFixture(folder, command, outputPath, usagePath, limits, other, judging, worker);
    }

    public ManifestFixture scripts(CommandLine... scripts) {
        Manifest.JudgeSpec other = judging(List.of(scripts), judging.overlayCommand());
        return new ManifestFixture(folder, command, outputPath, usagePath, limits, environment, other, worker);
    }

    public ManifestFixture overlay(CommandLine line) {
        Manifest.JudgeSpec other = judging(judging.validationScripts(), Optional.of(line));
        return new ManifestFixture(folder, command, outputPath, usagePath, limits, environment, other, worker);
    }

    public ManifestFixture withoutOverlayPath() {
        return overlayPath(Optional.empty());
    }

    public ManifestFixture overlayPath(String path) {
        return overlayPath(Optional.of(path));
    }

    private ManifestFixture overlayPath(Optional<String> path) {
        Manifest.JudgeSpec other = new Manifest.JudgeSpec(
                judging.compare(), judging.overlayCommand(), path, judging.validationScripts(), judging.critique());
        return new ManifestFixture(folder, command, outputPath, usagePath, limits, environment, other, worker);
    }

    public ManifestFixture worker(CommandLine line) {
        return new ManifestFixture(
                folder, command, outputPath, usagePath, limits, environment, judging, Optional.of(line));
    }

    public Manifest manifest() {
        return new Manifest(
                folder.resolve("refine.manifest.json"),
                "0".repeat(64),
                "test",
                new Manifest.EditSpec(List.of(), List.of(), List.of()),
                new Manifest.CaseSpec(
                        List.of(),
                        List.of(),
                        false,
                        new Manifest.Selection(List.of(), List.of(), List.of(), List.of(), OptionalDouble.empty()),
                        Optional.empty()),
                new Manifest.RunSpec(
                        command,
                        outputPath,
                        Optional.empty(),
                        usagePath,
                        environment,
                        limits,
                        List.of(),
                        Manifest.Cache.SESSION,
                        worker),
                judging,
                new Manifest.LoopSpec(
                        new Manifest.GoalSpec("accuracy", Optional.empty(), Optional.empty(), Optional.empty()),
                        new Manifest.MeasureSpec(Manifest.Measure.GATED, 1, 1),
                        List.of(),
                        5,
                        2,
                        true,
                        Optional.empty(),
                        Optional.empty()));
    }
}
