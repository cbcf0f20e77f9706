package dev.refine.diagnose.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Month names of the languages that documents are most often written in: English first, then German, French, Spanish,
 * Italian, Dutch, Portuguese, Swedish, Danish and Polish. A table of our own, because to load the locales of ten languages
 * takes longer than everything else that a proposal does.
 */
final class Months {

    /** A line for each month, folded; the first word is the English name. */
    private static final List<String> NAMES = """
            january jan januar januari janvier janv janeiro enero ene gennaio gen styczen stycznia sty
            february feb februar februari fevrier fevr fev fevereiro febrero febbraio luty lutego lut
            march mar marz maerz mrz mars marco marzo maart mrt mart marts marzec marca
            april apr avril avr abril abr aprile kwiecien kwietnia kwi
            may mai mayo maggio mag mei maio maj maja
            june jun juni juin junio giugno giu junho czerwiec czerwca cze
            july jul juli juillet juil julio luglio lug julho lipiec lipca lip
            august aug aout agosto ago augustus augusti sierpien sierpnia sie
            september sept sep septembre septiembre settembre set setembro wrzesien wrzesnia wrz
            october oct oktober okt octobre octubre ottobre ott outubro out pazdziernik pazdziernika paz
            november nov novembre noviembre novembro listopad listopada lis
            december dec dezember dez decembre diciembre dic dicembre dezembro grudzien grudnia gru
            """.lines().toList();

    private static final Map<String, Integer> NUMBERS = numbers();

    private static final Pattern MARKS = Pattern.compile("[\\p{M}.]");

    private Months() {}

    /** 1 to 12 for a month's full or short name, with or without accents and full stop. */
    static Optional<Integer> number(String word) {
        return Optional.ofNullable(NUMBERS.get(fold(word)));
    }

    /** The twelve English names, with a capital letter in front. */
    static List<String> english() {
        List<String> names = new ArrayList<>();
        for (String line : NAMES) {
            String name = line.substring(0, line.indexOf(' '));
            names.add(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
        }
        return List.copyOf(names);
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        for (int month = 0; month < NAMES.size(); month++) {
            for (String name : NAMES.get(month).split(" ")) {
                numbers.put(name, month + 1);
            }
        }
        return numbers;
    }

    private static String fold(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        boolean plain = lower.chars().allMatch(letter -> letter >= 'a' && letter <= 'z');
        return plain
                ? lower
                : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
                        .replaceAll("");
    }
}
