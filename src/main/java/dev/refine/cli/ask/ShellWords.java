package dev.refine.cli.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of shell text so plain that no shell is needed to read it: one command, its words bare or in quotes, and
 * variables in double quotes. Whatever else a shell may do with a text makes it no such text.
 */
final class ShellWords {

    private static final Pattern PIECE =
            Pattern.compile("[\\w./:@%+,^=-]+" + "|'[^']*'" + "|\"(?:[^\"\\\\`$]|\\$\\w+|\\$\\{\\w+})*\"");

    private static final Pattern VARIABLE = Pattern.compile("\\$(?:(\\w+)|\\{(\\w+)})");

    private ShellWords() {}

    /** Empty when a shell has to read it. */
    static Optional<List<String>> of(String text, Map<String, String> variables) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        String line = text.strip();
        Matcher piece = PIECE.matcher(line);
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ' ' || line.charAt(at) == '\t') {
                end(word, words);
                word = null;
                at++;
            } else if (piece.region(at, line.length()).lookingAt()) {
                word = word == null ? new StringBuilder() : word;
                word.append(value(piece.group(), variables));
                at = piece.end();
            } else {
                return Optional.empty();
            }
        }
        end(word, words);
        return isAssignment(line) ? Optional.empty() : Optional.of(words);
    }

    private static boolean isAssignment(String line) {
        return line.matches("(?s)[A-Za-z_]\\w*=.*");
    }

    private static void end(StringBuilder word, List<String> words) {
        if (word != null) {
            words.add(word.toString());
        }
    }

    private static String value(String piece, Map<String, String> variables) {
        if (piece.charAt(0) == '\'') {
            return piece.substring(1, piece.length() - 1);
        }
        if (piece.charAt(0) != '"') {
            return piece;
        }
        return VARIABLE.matcher(piece.substring(1, piece.length() - 1))
                .replaceAll(found -> Matcher.quoteReplacement(
                        variables.getOrDefault(found.group(1) == null ? found.group(2) : found.group(1), "")));
    }
}
