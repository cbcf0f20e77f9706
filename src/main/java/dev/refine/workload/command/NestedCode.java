package dev.refine.workload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the words of a simple command that another interpreter will read as code: {@code sh -c}, {@code python -c},
 * {@code perl -e}, {@code eval}, {@code ssh}, and the program of {@code awk} or {@code sed}. The interpreter may stand
 * behind others ({@code timeout 5 bash -c …}), may be named by a variable, and may be told by a pipe what to run. A value
 * pasted there could be run, however well the outer shell quotes. What follows the name of a script is that script's own.
 */
final class NestedCode {

    /** What they print holds the text of their words. */
    private static final Set<String> PRINTERS =
            Set.of("echo", "printf", "print", "ls", "find", "realpath", "readlink", "basename", "dirname");

    private NestedCode() {}

    /** A word as the shell will see it; a placeholder counts as no text. */
    record Word(String text, Optional<Placeholder> placeholder) {

        boolean isOption() {
            return text.length() > 1 && (text.startsWith("-") || text.startsWith("+"));
        }

        boolean isAssignment() {
            return text.matches("(?s)[A-Za-z_][A-Za-z0-9_]*=.*");
        }

        /** As the name of a program, without its folder. */
        String name() {
            return text.substring(text.lastIndexOf('/') + 1);
        }

        /** Whether it is a program in a folder of the user's, whatever its name. */
        boolean isOwn() {
            return text.indexOf('/') > 0 && text.indexOf('$') < 0;
        }

        /** Whether only the shell knows what program it names. */
        boolean isUnknown() {
            return text.contains("$(") || text.contains("`") || name().contains("$") || name().endsWith("}");
        }
    }

    /**
     * A placeholder that stands in code.
     *
     * @param unknown the word that may or may not name an interpreter; empty when one is named
     */
    record Found(Placeholder placeholder, String unknown) {}

    /** The first placeholder that stands in code. */
    static Optional<Found> in(List<Word> words) {
        CommandPlaces places = new CommandPlaces();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            List<Word> rest = words.subList(i + 1, words.size());
            boolean command = places.isCommand(word);
            if (word.isAssignment()) {
                continue;
            }
            Optional<Found> found = command && word.isUnknown()
                    ? Interpreter.unknownCode(rest).map(in -> new Found(in, word.text()))
                    : Interpreter.named(word.name())
                            .filter(known -> !known.isPlainWord() || command && !word.isOwn())
                            .flatMap(known -> known.code(rest))
                            .map(in -> new Found(in, ""));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** @param printed whose text may stand on the standard input of this command */
    static Optional<Found> in(List<Word> words, Optional<Placeholder> printed) {
        if (printed.isEmpty()) {
            return in(words);
        }
        CommandPlaces places = new CommandPlaces();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            List<Word> rest = words.subList(i + 1, words.size());
            if (!places.isCommand(word)) {
                continue;
            }
            if (Interpreter.named(word.name())
                    .filter(known -> known.readsProgram(rest))
                    .isPresent()) {
                return printed.map(in -> new Found(in, ""));
            }
            if (word.name().equals("xargs")) {
                return in(handedOn(words, printed));
            }
        }
        return in(words);
    }

    /** What {@code xargs} reads becomes a last word, or stands wherever {@code -I} says. */
    private static List<Word> handedOn(List<Word> words, Optional<Placeholder> printed) {
        Optional<String> mark = Optional.empty();
        List<Word> handed = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            handed.add(mark.filter(word.text()::contains).isPresent() ? new Word(word.text(), printed) : word);
            if (mark.isEmpty() && word.text().equals("-I") && i + 1 < words.size()) {
                mark = Optional.of(words.get(++i).text());
            } else if (mark.isEmpty() && word.text().matches("(?s)-I.+")) {
                mark = Optional.of(word.text().substring(2));
            }
        }
        if (mark.isEmpty()) {
            handed.add(new Word("", printed));
        }
        return handed;
    }

    /** A placeholder whose text this command prints. */
    static Optional<Placeholder> printed(List<Word> words) {
        return words.isEmpty() || !PRINTERS.contains(words.get(0).name())
                ? Optional.empty()
                : words.stream().flatMap(word -> word.placeholder().stream()).findFirst();
    }
}
