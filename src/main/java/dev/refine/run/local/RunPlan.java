package dev.refine.run.local;

import dev.refine.process.Environment;
import dev.refine.process.Processes;
import dev.refine.run.CaseCommand;
import dev.refine.run.PublishedOutput;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandTemplate;
import dev.refine.workload.command.PathTemplate;
import dev.refine.workload.command.Placeholder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What all runs of a manifest have in common, read once. */
record RunPlan(
        Path session,
        PublishedOutput published,
        CaseCommand command,
        Optional<PathTemplate> usage,
        String overlayExtension) {

    /** @throws dev.refine.problem.UsageException when a placeholder is wrong */
    static RunPlan of(Manifest manifest, Processes processes, Path session, Map<String, String> environment) {
        String file = manifest.file().getFileName().toString();
        Manifest.RunSpec run = manifest.run();
        return new RunPlan(
                session.toAbsolutePath(),
                new PublishedOutput(manifest, session),
                new CaseCommand(
                        CommandTemplate.of(run.command(), Placeholder.TOLD, file + ": runCommand"),
                        processes,
                        manifest.folder().toAbsolutePath(),
                        Environment.of(environment),
                        run.limits().timeout()),
                run.usagePath().map(path -> PathTemplate.of(path, Placeholder.IN_PATHS, file + ": usagePath")),
                manifest.judging()
                        .overlayPath()
                        .map(path -> PathTemplate.of(path, Placeholder.ALL, file + ": overlayPath")
                                .extension())
                        .orElse(""));
    }

    /** Whether the command writes {@code outputPath} by itself. */
    boolean ownsOutput() {
        return !command.template().usesOutput();
    }

    /** Whether the command writes {@code usagePath} by itself. */
    boolean ownsUsage() {
        return usage.isPresent() && !command.template().uses(Placeholder.USAGE);
    }
}
