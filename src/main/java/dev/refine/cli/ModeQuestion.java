package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.PatientPrompt;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.json.Json;
import dev.refine.workload.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** At the start of suggestion mode: what is to become better, unless the manifest or the command line says it. */
record ModeQuestion(Console console, PatientPrompt prompt) {

    /** The mode, where something was asked: which it shall be, or what custom means. */
    Optional<String> ask(Manifest manifest, RefineCommand options) {
        if (!console.interactive() || options.auto || options.dryRun || options.goOn) {
            return Optional.empty();
        }
        boolean open = options.mode == null && !saysMode(manifest);
        String mode = open ? choose() : manifest.loop().goal().mode();
        boolean framed = mode.equals("custom") && new Framing(console, prompt).ask(manifest);
        return Optional.of(mode).filter(asked -> open || framed);
    }

    private String choose() {
        prompt.say("accuracy: right fields. speed: less time and cost. robustness: odd inputs and");
        prompt.say("repeated runs. custom: a goal of your own. --mode says it beforehand.");
        return prompt.ask(
                "What is to become better?",
                List.of(
                        new WordPrompt.Choice("accuracy", 'a'),
                        new WordPrompt.Choice("speed", 's'),
                        new WordPrompt.Choice("robustness", 'r'),
                        new WordPrompt.Choice("custom", 'c')));
    }

    private static boolean saysMode(Manifest manifest) {
        try {
            return Json.parse(Files.readString(manifest.file())).has("mode");
        } catch (IOException e) {
            return true;
        }
    }
}
