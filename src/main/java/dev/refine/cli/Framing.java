package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.Scratch;
import dev.refine.files.AtomicFile;
import dev.refine.score.Metric;
import dev.refine.workload.Manifest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A goal of the user's own for custom mode, in their words and as a number, written down where the text of a mode is
 * looked for first. What is written there already stays, and so does the manifest's objective.
 */
record Framing(Console console, PatientPrompt prompt) {

    private static final Set<String> REPORTED = Set.of("inputTokens", "outputTokens", "costUsd");

    /** Nothing is asked where there is a framing; says whether there is one now that there was not. */
    boolean ask(Manifest manifest) {
        Path file = manifest.folder().resolve("modes").resolve("custom.md");
        if (Files.exists(file)) {
            return false;
        }
        Map<String, String> words = new LinkedHashMap<>();
        words.put("goal", prompt.line("What is the goal, in a sentence? "));
        words.put("role", prompt.line("Who should the proposer be? (Enter for no one special) "));
        words.put("mindset", prompt.line("What should it bear in mind? "));
        words.values().removeIf(String::isEmpty);
        Map<String, String> number = new LinkedHashMap<>();
        if (manifest.loop().goal().objective().isEmpty()) {
            askForNumber(manifest, number);
        }
        if (prompt.isLeft() || words.isEmpty() && number.isEmpty()) {
            return false;
        }
        write(file, words, number);
        return true;
    }

    private void askForNumber(Manifest manifest, Map<String, String> fields) {
        boolean computed = manifest.loop().goal().metricCommand().isPresent();
        List<String> names = Metric.names().stream()
                .filter(name -> manifest.run().usagePath().isPresent() || !REPORTED.contains(name))
                .toList();
        prompt.say("Which number shows it? " + String.join(", ", names)
                + (computed ? ", or one that metricCommand prints" : ""));
        String metric = prompt.line("number (Enter for fieldScore): ");
        while (!metric.isEmpty() && !computed && !names.contains(metric)) {
            metric = prompt.line("one of these, or Enter: ");
        }
        if (metric.isEmpty()) {
            return;
        }
        Optional<Boolean> rises = Metric.named(metric).map(Metric::isMaximized);
        boolean more = rises.orElseGet(
                () -> !prompt.line("Shall it rise or fall? (Enter for rise) ").startsWith("f"));
        fields.put("metric", metric);
        fields.put("direction", more ? "maximize" : "minimize");
        String target = prompt.line("From which value on is it good enough? (Enter for none) ");
        boolean share = Metric.named(metric).filter(Metric::isShare).isPresent();
        while (!target.isEmpty() && !isTarget(target, share)) {
            target = prompt.line(share ? "a share such as 0.95, or Enter: " : "a number with a point, or Enter: ");
        }
        if (!target.isEmpty()) {
            fields.put("target", target);
        }
    }

    private static boolean isTarget(String typed, boolean share) {
        return typed.matches("\\d{1,12}(\\.\\d{1,9})?") && (!share || Double.parseDouble(typed) <= 1);
    }

    private void write(Path file, Map<String, String> words, Map<String, String> number) {
        List<String> lines = new ArrayList<>(List.of("---"));
        Stream.of(words, number)
                .flatMap(fields -> fields.entrySet().stream())
                .forEach(field -> lines.add(field.getKey() + ": " + field.getValue()));
        lines.addAll(List.of("---", "# Custom", ""));
        lines.add(words.values().stream().collect(Collectors.joining("\n\n")));
        Scratch.makeFolder(file.getParent());
        AtomicFile.write(file, (String.join("\n", lines).strip() + "\n").getBytes(StandardCharsets.UTF_8));
        prompt.say("written down in " + console.shown(file));
    }
}
