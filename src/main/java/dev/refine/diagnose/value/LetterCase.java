package dev.refine.diagnose.value;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The letter case that a set of texts shares. */
public enum LetterCase {
    UPPER("capital letters", text -> text.toUpperCase(Locale.ROOT)),
    LOWER("lower case", text -> text.toLowerCase(Locale.ROOT)),
    TITLE("title case (each word with a capital first letter)", LetterCase::title),
    SENTENCE("sentence case (only the first letter a capital)", LetterCase::sentence);

    private final String words;
    private final UnaryOperator<String> change;

    LetterCase(String words, UnaryOperator<String> change) {
        this.words = words;
        this.change = change;
    }

    /** The case of all of them, if one fits all and at least one has a letter that shows it. */
    public static Optional<LetterCase> common(Collection<String> texts) {
        boolean lettered =
                texts.stream().anyMatch(text -> !text.toUpperCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT)));
        if (!lettered) {
            return Optional.empty();
        }
        for (LetterCase style : values()) {
            if (texts.stream().allMatch(text -> style.change.apply(text).equals(text))) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }

    /** Completes "write it in …". */
    public String words() {
        return words;
    }

    private static String title(String text) {
        StringBuilder result = new StringBuilder(text.length());
        boolean start = true;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            result.append(start ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
            start = !Character.isLetterOrDigit(letter) && letter != '\'' && letter != '’';
        }
        return result.toString();
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }
}
