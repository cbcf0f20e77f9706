package dev.refine.diagnose.value;

import java.text.Normalizer;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Month names of the languages that documents are most often written in. */
final class Months {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "sv", "da", "pl");

    private static final Map<String, Integer> NUMBERS = numbers();

    private Months() {}

    /** 1 to 12 for a month's full or short name, with or without accents and full stop. */
    static Optional<Integer> number(String word) {
        return Optional.ofNullable(NUMBERS.get(fold(word)));
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT)) {
                    String name = fold(month.getDisplayName(style, locale));
                    if (name.length() >= 3) {
                        numbers.putIfAbsent(name, month.getValue());
                    }
                }
                String english = fold(month.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
                numbers.putIfAbsent(english.substring(0, 3), month.getValue());
                if (month == Month.SEPTEMBER) {
                    numbers.putIfAbsent("sept", month.getValue());
                }
            }
        }
        return Map.copyOf(numbers);
    }

    private static String fold(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("[\\p{M}.]", "")
                .toLowerCase(Locale.ROOT);
    }
}
