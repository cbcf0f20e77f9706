package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.Scratch;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.AtomicFile;
import dev.refine.json.Json;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** At the start of suggestion mode: what is to become better, unless the manifest or the command line says it. */
record ModeQuestion(Console console, PatientPrompt prompt) {

    /** The mode chosen; empty when there is nothing to ask. */
    Optional<String> ask(Manifest manifest, RefineCommand options) {
        boolean asks = console.interactive()
                && !options.auto
                && !options.dryRun
                && !options.goOn
                && options.mode == null
                && !saysMode(manifest);
        if (!asks) {
            return Optional.empty();
        }
        prompt.say("accuracy: right fields. speed: less time and cost. robustness: odd inputs and");
        prompt.say("repeated runs. custom: a goal of your own. --mode says it beforehand.");
        String mode = prompt.ask(
                "What is to become better?",
                List.of(
                        new WordPrompt.Choice("accuracy", 'a'),
                        new WordPrompt.Choice("speed", 's'),
                        new WordPrompt.Choice("robustness", 'r'),
                        new WordPrompt.Choice("custom", 'c')));
        if (mode.equals("custom")) {
            writeFraming(manifest.folder());
        }
        return Optional.of(mode);
    }

    private static boolean saysMode(Manifest manifest) {
        try {
            return Json.parse(Files.readString(manifest.file())).has("mode");
        } catch (IOException e) {
            return true;
        }
    }

    /** The user's own words go where a mode's text is looked for first; what is there already stays. */
    private void writeFraming(Path folder) {
        Path file = folder.resolve("modes").resolve("custom.md");
        if (Files.exists(file)) {
            return;
        }
        WordPrompt lines = new WordPrompt(console.in(), console.err());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("goal", answer(lines, "What is the goal, in a sentence? "));
        fields.put("role", answer(lines, "Who should the proposer be? (Enter for no one special) "));
        fields.put("mindset", answer(lines, "What should it bear in mind? "));
        fields.values().removeIf(String::isEmpty);
        if (fields.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder("---\n");
        fields.forEach(
                (key, value) -> text.append(key).append(": ").append(value).append('\n'));
        text.append("---\n# Custom\n\n")
                .append(String.join("\n\n", fields.values()))
                .append('\n');
        Scratch.makeFolder(file.getParent());
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        lines.say("written down in " + console.shown(file));
    }

    private static String answer(WordPrompt lines, String question) {
        return lines.line(question).orElse("").strip();
    }
}
