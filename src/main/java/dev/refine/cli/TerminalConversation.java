package dev.refine.cli;

import dev.refine.cli.init.Conversation;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.VisibleText;
import java.util.Optional;

/** The interview on plain lines, which every terminal and every screen reader has. */
record TerminalConversation(Console console) implements Conversation {

    @Override
    public void say(String line) {
        console.err().println(VisibleText.of(line));
        console.err().flush();
    }

    @Override
    public Optional<String> ask(String prompt, boolean paths) {
        return new WordPrompt(console.in(), console.err()).line(VisibleText.of(prompt));
    }
}
