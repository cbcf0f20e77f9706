package dev.refine.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the simple commands of a shell text as the words that the shell will see: quotes and escapes are gone,
 * redirections left out, variables that the text itself assigns filled in. Where a command ends it is searched for
 * {@link NestedCode}. What is printed into a pipe is remembered as long as the pipe goes on.
 */
final class ShellCommands {

    private static final Set<String> BEFORE_COMMAND = Set.of(
            "then", "do", "else", "elif", "if", "while", "until", "{", "!", "time", "exec", "command", "builtin");

    /** Stands for a sign that means something to a shell and not to this one, in single quotes or behind a backslash. */
    private static final char LITERAL = '\u0001';

    private final ShellVariables variables = new ShellVariables();
    private final List<NestedCode.Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private Optional<Placeholder> inWord = Optional.empty();
    private Optional<Placeholder> printed = Optional.empty();
    private boolean begun;
    private boolean target;
    private boolean hereString;

    boolean isInWord() {
        return begun;
    }

    /** A word may be empty: {@code ''}. */
    void beginWord() {
        begun = true;
    }

    void add(String part) {
        begun = true;
        word.append(part);
    }

    /** Characters that the shell takes as they are. */
    void addLiteral(String part) {
        add(part.replace('$', LITERAL).replace('`', LITERAL));
    }

    void add(Placeholder placeholder) {
        begun = true;
        inWord = inWord.or(() -> Optional.of(placeholder));
    }

    void endWord() {
        if (begun) {
            take(new NestedCode.Word(word.toString(), inWord));
        }
        drop();
    }

    private void take(NestedCode.Word next) {
        if (target) {
            target = false;
            printed = hereString ? printed.or(next::placeholder) : printed;
        } else if (!words.isEmpty() || !BEFORE_COMMAND.contains(next.text())) {
            variables.note(next);
            words.addAll(variables.fill(next));
        }
    }

    /** The next word is where something is read or written, and of a here-string what is read. A number right before is gone. */
    void redirect(boolean fromHereString) {
        if (word.toString().matches("[0-9]+") && inWord.isEmpty()) {
            drop();
        }
        endWord();
        target = true;
        hereString = fromHereString;
    }

    /** The target was no word, as with a here-document. */
    void skipTarget() {
        target = false;
    }

    /** Forgets the word that was begun. */
    void drop() {
        word.setLength(0);
        inWord = Optional.empty();
        begun = false;
    }

    /**
     * Ends a command.
     *
     * @param goesOn whether what it prints may be read by the next
     * @return a placeholder whose value would be run
     */
    Optional<NestedCode.Found> endCommand(boolean goesOn) {
        endWord();
        Optional<NestedCode.Found> found = NestedCode.in(words, printed);
        printed = goesOn ? printed.or(() -> NestedCode.printed(words)) : Optional.empty();
        target = false;
        words.clear();
        return found;
    }

    boolean isEmpty() {
        return words.isEmpty() && !begun;
    }
}
