package dev.refine.compare.format;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Month and weekday names of a few languages. */
final class Months {

    private static final List<String> NAMES = List.of(
            "january february march april may june july august september october november december",
            "januar februar märz april mai juni juli august september oktober november dezember",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "januari februari maart april mei juni juli augustus september oktober november december",
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan feb mar apr may jun jul aug sep oct nov dec",
            "jan feb mär apr mai jun jul aug sept okt nov dez",
            "janv févr mrz avr mai juin juil août sept oct nov déc",
            "ene fevr mrt abr mag jun juil ago set out nov dic",
            "gen fev mars avr mei giu lug aou set ott nov dez");

    private static final String DAYS = " monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu "
            + "thur thurs fri sat sun montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so "
            + "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo ";

    private static final String FILLERS = " of de the den le el del am on st nd rd th t ";

    private static final int LONGEST = 10;

    private static final Map<String, Integer> WORDS = words();

    private Months() {}

    private static Map<String, Integer> words() {
        Map<String, Integer> words = new HashMap<>();
        for (String names : NAMES) {
            int month = 1;
            for (String name : names.split(" ")) {
                words.putIfAbsent(name, month++);
            }
        }
        for (String name : (DAYS + FILLERS).strip().split(" +")) {
            words.putIfAbsent(name, 0);
        }
        return words;
    }

    /** From 1; 0 for a word that may stand in a date without saying which date it is; -1 for any other word. */
    static int number(String word) {
        return word.length() > LONGEST ? -1 : WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), -1);
    }
}
