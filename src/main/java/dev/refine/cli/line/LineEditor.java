package dev.refine.cli.line;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.TerminalCheck;
import java.io.IOError;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.Reference;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.NullCompleter;

/**
 * Reads lines that can be edited: arrows, deleting by words, Tab for paths. What is typed comes from the console's own
 * input, so that nothing is lost between an edited line and a plain one.
 */
public final class LineEditor {

    /** As terminals send them that do not know of two ways. */
    private static final Map<String, String> ARROWS = Map.of(
            "\u001b[D", LineReader.BACKWARD_CHAR,
            "\u001b[C", LineReader.FORWARD_CHAR,
            "\u001b[H", LineReader.BEGINNING_OF_LINE,
            "\u001b[F", LineReader.END_OF_LINE);

    /** Would tell the user about terminals, with a stack trace. Held, lest it be made anew. */
    private static final Logger JLINE = Logger.getLogger("org.jline");

    private final EditedTerminal terminal;
    private final PathCompleter paths;

    private LineEditor(EditedTerminal terminal, PathCompleter paths) {
        this.terminal = terminal;
        this.paths = paths;
    }

    /**
     * Empty where lines cannot be edited: no terminal, a dumb one, one that nobody has described, or one that cannot be
     * told how to behave.
     */
    public static Optional<LineEditor> of(Console console) {
        if (!console.rewrites()
                || console.variables().getOrDefault("TERM", "").isEmpty()
                || !TerminalCheck.isInteractive()) {
            return Optional.empty();
        }
        try {
            JLINE.setLevel(Level.OFF);
            EditedTerminal terminal = new EditedTerminal(console);
            terminal.restoredAtTheEnd();
            return Optional.of(new LineEditor(terminal, new PathCompleter(console.folder())));
        } catch (IOException | IOError | IllegalStateException noTerminal) {
            return Optional.empty();
        }
    }

    /**
     * Asks for one line; a pasted text of several lines is one line.
     *
     * @param completes whether Tab completes paths
     * @return empty at the end of the input, or when the user interrupts
     */
    public Optional<String> ask(String prompt, boolean completes) {
        EditedTerminal.Attention attention = terminal.attention();
        try {
            return Optional.of(
                    reader(completes).readLine(prompt.replace("%", "%%")).replaceAll("\\R", " "));
        } catch (EndOfFileException | UserInterruptException gone) {
            return Optional.empty();
        } catch (IOError gone) {
            // Ctrl-C ends an stty that is at work before it is known here; without this the exit code would not be its
            // own.
            Interrupts.awaitRequest();
            return Optional.empty();
        } finally {
            attention.end();
        }
    }

    /** The terminal is asked for its size for this. */
    private LineReader reader(boolean completes) {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new AnswerParser())
                .completer(completes ? paths : NullCompleter.INSTANCE)
                .variable(LineReader.DISABLE_HISTORY, true)
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.AUTO_REMOVE_SLASH, false)
                .build();
        ARROWS.forEach(
                (keys, widget) -> reader.getKeyMaps().get(LineReader.MAIN).bind(new Reference(widget), keys));
        return reader;
    }
}
