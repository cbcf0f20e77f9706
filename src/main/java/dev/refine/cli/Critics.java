package dev.refine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.critique.Critic;
import dev.refine.critique.CritiqueRequest;
import dev.refine.critique.command.CommandCritic;
import dev.refine.loop.Viewing;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.process.Processes;
import dev.refine.run.CaseCommand;
import dev.refine.run.OverlayCommand;
import dev.refine.workload.CommandLine;
import dev.refine.workload.CommandTemplate;
import dev.refine.workload.Manifest;
import dev.refine.workload.Placeholder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the manifest's {@code critic} or {@code critiqueScript} into a critic. The script wins where both are given. */
final class Critics {

    /** Unless the manifest says otherwise: whoever looks at a picture takes longer than a case. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private Critics() {}

    /** Whether outputs are looked at at all; by a preset or a model they are not yet. */
    static boolean isGiven(Manifest manifest) {
        return line(manifest.judging().critique()).isPresent();
    }

    /** How the outputs of a session are looked at. */
    static Viewing viewing(Manifest manifest, Processes processes, Path session, Map<String, String> variables) {
        Manifest.CritiqueSpec spec = manifest.judging().critique();
        return new Viewing(
                manifest.workloadId(),
                OverlayCommand.of(manifest, processes, session, variables),
                line(spec).map(line -> command(manifest, line, processes, session, variables)),
                new CritiqueRequest.Brief(
                        spec.prompt().map(text -> textOrFile(manifest, text)).orElse(""),
                        checklist(manifest, spec.checklist()),
                        spec.threshold()),
                Optional.empty());
    }

    private static Optional<CommandLine> line(Manifest.CritiqueSpec spec) {
        return spec.script()
                .or(() -> spec.critic()
                        .filter(node -> !node.isObject() || node.has("command"))
                        .map(node -> Proposers.line(node.isObject() ? node.get("command") : node)));
    }

    private static Critic command(
            Manifest manifest, CommandLine line, Processes processes, Path session, Map<String, String> variables) {
        Manifest.CritiqueSpec spec = manifest.judging().critique();
        String field = spec.script().isPresent() ? "critiqueScript" : "critic";
        CommandTemplate template = CommandTemplate.of(
                line, EnumSet.allOf(Placeholder.class), manifest.file().getFileName() + ": " + field);
        JsonNode seconds =
                spec.critic().map(node -> node.path("timeoutSeconds")).orElse(null);
        Duration timeout = seconds != null && seconds.isNumber()
                ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000))
                : LONGEST;
        CaseCommand command = new CaseCommand(template, processes, manifest.folder(), variables, timeout);
        return new CommandCritic(line.display(), command, session);
    }

    /** One text may be the path of a file with a point on each line. */
    private static List<String> checklist(Manifest manifest, List<String> points) {
        if (points.size() != 1) {
            return points;
        }
        return textOrFile(manifest, points.get(0))
                .lines()
                .map(line -> line.replaceFirst("^\\s*(?:[-*+]\\s+)?(?:\\[[ xX]]\\s+)?", "")
                        .strip())
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    private static String textOrFile(Manifest manifest, String text) {
        return file(manifest, text)
                .map(file -> {
                    try {
                        return Files.readString(file).strip();
                    } catch (IOException e) {
                        throw new UsageException(
                                new Problem(
                                        "critique-text",
                                        manifest.file().getFileName().toString(),
                                        "the file " + text + " for the critic cannot be read",
                                        "The system says: " + e.getClass().getSimpleName() + ".",
                                        "It must be a text in UTF-8."),
                                e);
                    }
                })
                .orElse(text);
    }

    private static Optional<Path> file(Manifest manifest, String text) {
        try {
            return Stream.of(text)
                    .filter(name -> name.lines().count() == 1)
                    .map(manifest.folder()::resolve)
                    .filter(Files::isRegularFile)
                    .findFirst();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }
}
