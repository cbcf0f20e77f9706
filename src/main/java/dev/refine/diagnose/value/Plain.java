package dev.refine.diagnose.value;

import java.text.Normalizer;
import java.util.Locale;

/** Text as it counts when its spelling does not. */
public final class Plain {

    private Plain() {}

    /** Compatible characters, lower case, single spaces. */
    public static String fold(String text) {
        return spaces(Normalizer.normalize(text, Normalizer.Form.NFKC)).toLowerCase(Locale.ROOT);
    }

    /** Letters and figures only, without accents. */
    public static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** No space at the ends, one where there were several, also for line breaks. */
    public static String spaces(String text) {
        return text.replaceAll("[\\s\\u00a0\\u202f]+", " ").strip();
    }
}
