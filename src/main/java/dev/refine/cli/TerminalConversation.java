package dev.refine.cli;

import dev.refine.cli.init.Conversation;
import dev.refine.cli.line.LineEditor;
import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.WordPrompt;
import dev.refine.files.VisibleText;
import java.util.Optional;

/** A conversation on lines that can be edited where the terminal can, and on plain ones, which every terminal has. */
final class TerminalConversation implements Conversation {

    private final Console console;
    private final Optional<LineEditor> editor;

    TerminalConversation(Console console) {
        this.console = console;
        this.editor = LineEditor.of(console);
    }

    @Override
    public void say(String line) {
        console.err().println(VisibleText.of(line));
        console.err().flush();
    }

    @Override
    public Optional<String> ask(String prompt, boolean paths) {
        String shown = VisibleText.of(prompt);
        return editor.isPresent()
                ? editor.get().ask(shown, paths)
                : new WordPrompt(console.in(), console.err()).line(shown);
    }
}
