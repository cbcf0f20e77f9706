package dev.refine.diagnose.value;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Text as it counts when its spelling does not. */
public final class Plain {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f]+");

    private static final Pattern MARKS = Pattern.compile("[^\\p{L}\\p{N}]");

    private Plain() {}

    /** Compatible characters, lower case, single spaces. */
    public static String fold(String text) {
        return spaces(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    /** Letters and figures only, without accents. */
    public static String letters(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    /** No space at the ends, one where there were several, also for line breaks. */
    public static String spaces(String text) {
        return isTidy(text) ? text : SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** Whether its only spaces are single blanks inside of it, as in most values. */
    private static boolean isTidy(String text) {
        boolean space = true;
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            boolean blank = letter == ' ';
            if (blank && space || !blank && (letter < ' ' || letter >= '\u007f')) {
                return false;
            }
            space = blank;
        }
        return !space;
    }
}
