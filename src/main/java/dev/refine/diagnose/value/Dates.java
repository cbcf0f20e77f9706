package dev.refine.diagnose.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates in whatever form people write them. An ambiguous text has several readings. */
public final class Dates {

    private static final Pattern TOKEN = Pattern.compile("\\d+|\\p{L}+");

    /** Figures with the same mark twice between, or figures around a word: what may be a date inside a longer text. */
    private static final Pattern IN_TEXT = Pattern.compile("\\d{1,4}\\s?([-/.])\\s?\\d{1,2}\\s?\\1\\s?\\d{2,4}"
            + "|\\d{1,2}(?:st|nd|rd|th|\\.)?[-/\\s]+(?:of |de )?\\p{L}{3,10}\\.?,?[-/\\s]+(?:de )?\\d{2,4}"
            + "|\\p{L}{3,10}\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?,?\\s+\\d{4}"
            + "|\\d{4}[-/\\s]\\p{L}{3,10}[-/\\s]\\d{1,2}");

    private static final Pattern TIME = Pattern.compile("[T\\s,]+\\d{1,2}:\\d{2}.*$");

    private static final int LONGEST = 40;

    private Dates() {}

    /** A date in a text. */
    public record Found(int start, int end, Set<LocalDate> readings) {}

    /** Every day that the whole text may name; empty when it is no date. */
    public static Set<LocalDate> readings(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(Character::isDigit)) {
            return Set.of();
        }
        List<String> numbers = new ArrayList<>();
        Optional<Integer> month = Optional.empty();
        Matcher tokens = TOKEN.matcher(cutTime(text));
        while (tokens.find()) {
            String token = tokens.group();
            if (Character.isDigit(token.charAt(0))) {
                numbers.add(token);
            } else if (month.isEmpty()) {
                month = Months.number(token);
            }
        }
        if (numbers.size() == 1 && numbers.get(0).length() == 8 && month.isEmpty()) {
            String all = numbers.get(0);
            numbers = List.of(all.substring(0, 4), all.substring(4, 6), all.substring(6));
        }
        Set<LocalDate> days = new LinkedHashSet<>();
        if (month.isPresent() && numbers.size() == 2) {
            add(days, numbers.get(1), month.get(), numbers.get(0));
            if (days.isEmpty()) {
                add(days, numbers.get(0), month.get(), numbers.get(1));
            }
        } else if (month.isEmpty() && numbers.size() == 3) {
            numeric(days, numbers.get(0), numbers.get(1), numbers.get(2));
        }
        return days;
    }

    /** Every date in a longer text, in its order. */
    public static List<Found> in(String text) {
        List<Found> found = new ArrayList<>();
        Matcher spans = IN_TEXT.matcher(text);
        int from = 0;
        while (spans.find(from)) {
            Set<LocalDate> readings = readings(spans.group());
            if (readings.isEmpty()) {
                // "26 Date 04" of "no. 6210-26 Date 04.03.2026": what is no date may hold the beginning of one.
                from = wordEnd(text, spans.start());
            } else {
                found.add(new Found(spans.start(), spans.end(), readings));
                from = spans.end();
            }
        }
        return found;
    }

    private static int wordEnd(String text, int start) {
        int end = start + 1;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void numeric(Set<LocalDate> days, String first, String second, String third) {
        if (first.length() == 4) {
            add(days, first, Integer.parseInt(cap(second)), third);
            return;
        }
        add(days, third, Integer.parseInt(cap(second)), first);
        add(days, third, Integer.parseInt(cap(first)), second);
        if (days.isEmpty()) {
            add(days, first, Integer.parseInt(cap(second)), third);
        }
    }

    private static void add(Set<LocalDate> days, String year, int month, String day) {
        if ((year.length() != 4 && year.length() != 2) || day.length() > 2) {
            return;
        }
        int number = Integer.parseInt(year);
        try {
            days.add(LocalDate.of(year.length() == 2 ? century(number) : number, month, Integer.parseInt(day)));
        } catch (DateTimeException notADay) {
            // 31 April and month 13 are simply no reading.
        }
    }

    private static int century(int year) {
        return year < 70 ? 2000 + year : 1900 + year;
    }

    private static String cap(String digits) {
        return digits.length() > 4 ? "0" : digits;
    }

    private static String cutTime(String text) {
        return text.indexOf(':') < 0 ? text : TIME.matcher(text).replaceFirst("");
    }
}
