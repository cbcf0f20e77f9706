package dev.refine.cli;

import dev.refine.cli.init.Conversation;
import dev.refine.cli.init.Menu;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.wiring.ManifestFile;
import dev.refine.workload.manifest.ManifestReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** {@code refine} where there is no manifest yet, and somebody who could be asked. */
record FirstContact(Console console, RefineCommand options) {

    static boolean isOne(Console console, RefineCommand options) {
        return console.interactive()
                && options.common.manifest == null
                && options.session == null
                && !options.dryRun
                && !options.goOn
                && !Files.exists(console.folder().resolve(ManifestReader.USUAL_NAME));
    }

    int run() {
        Conversation conversation = new TerminalConversation(console);
        Optional<String> answer = new Menu(
                        "There is no " + ManifestReader.USUAL_NAME + " here. Make one now, by a few questions?",
                        List.of(new Menu.Option("yes", 'y', ""), new Menu.Option("no", 'n', "")))
                .askOne(conversation);
        return answer.equals(Optional.of("yes"))
                ? new InitDialogue(console, options.common.json, ManifestFile.place(console, options.common))
                        .run(Optional.empty(), options)
                : new LoopRun(console, options).run();
    }
}
