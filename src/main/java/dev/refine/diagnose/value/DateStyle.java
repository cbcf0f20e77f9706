package dev.refine.diagnose.value;

import dev.refine.diagnose.value.DatePart.Field;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A way of writing dates or times, named as people name it: {@code YYYY-MM-DD}. */
public final class DateStyle {

    /** What names are made of, longer ones before their beginnings. Minutes are {@code mm} until the name is spoken. */
    private static final Map<String, DatePart> PARTS = parts();

    /** Where a value fits several, the first wins: padded before unpadded, day first before month first. */
    private static final List<DateStyle> ALL = all();

    private final String name;
    private final List<DatePart> parts;
    private final boolean day;

    private DateStyle(String name, List<DatePart> parts) {
        this.name = name;
        this.parts = parts;
        this.day = parts.stream().anyMatch(part -> part.field() == Field.DAY);
    }

    /** The one style that every text is written in; none when they differ or are no dates. */
    public static Optional<DateStyle> common(Collection<String> texts) {
        List<DateStyle> left = ALL;
        for (String text : texts) {
            left = left.stream().filter(style -> style.fits(text)).toList();
            if (left.isEmpty()) {
                return Optional.empty();
            }
        }
        return texts.isEmpty() ? Optional.empty() : Optional.of(left.get(0));
    }

    /** As people name it, for instance {@code DD/MM/YYYY}. */
    public String name() {
        return name;
    }

    /** An illustrative date written so; never one of the user's. */
    public String sample() {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part.sample()));
        return text.toString();
    }

    /** Whether it says which day; otherwise it is a time of day or a month. */
    public boolean hasDay() {
        return day;
    }

    public boolean fits(String text) {
        int[] values = new int[Field.values().length];
        int at = 0;
        for (DatePart part : parts) {
            at = part.read(text, at, values);
            if (at < 0) {
                return false;
            }
        }
        return at == text.length() && (!day || isDay(values));
    }

    /** A year of two figures is taken for one of this century: both leap alike but for 1900. */
    private static boolean isDay(int[] values) {
        int written = values[Field.YEAR.ordinal()];
        int year = written < 100 ? 2000 + written : written;
        return values[Field.DAY.ordinal()]
                <= YearMonth.of(year, values[Field.MONTH.ordinal()]).lengthOfMonth();
    }

    private static List<DateStyle> all() {
        List<DateStyle> styles = new ArrayList<>();
        for (String name : List.of("YYYY-MM-DD", "YYYY/MM/DD", "YYYY.MM.DD", "YYYYMMDD")) {
            styles.add(named(name));
        }
        for (String separator : List.of("/", ".", "-", " ")) {
            for (String order : List.of("DD MM YYYY", "MM DD YYYY", "D M YYYY", "M D YYYY", "DD MM YY", "MM DD YY")) {
                styles.add(named(order.replace(" ", separator)));
            }
            for (String order : List.of("DD Mon YYYY", "D Mon YYYY", "DD Mon YY", "DD MON YYYY", "D MON YYYY")) {
                styles.add(named(order.replace(" ", separator)));
            }
        }
        for (String name : List.of(
                "DD Month YYYY", "D Month YYYY", "Month D, YYYY", "Month DD, YYYY", "Mon D, YYYY", "Mon DD, YYYY")) {
            styles.add(named(name));
        }
        for (String time : List.of("hh:mm", "hh:mm:ss")) {
            for (String name : List.of(
                    "YYYY-MM-DDT" + time,
                    "YYYY-MM-DDT" + time + "Z",
                    "YYYY-MM-DDT" + time + "+00:00",
                    "YYYY-MM-DD " + time,
                    "DD/MM/YYYY " + time,
                    "DD.MM.YYYY " + time,
                    time)) {
                styles.add(named(name));
            }
        }
        for (String name : List.of("h:mm AM", "hh:mm AM", "YYYY-MM", "MM/YYYY", "Month YYYY")) {
            styles.add(named(name));
        }
        return List.copyOf(styles);
    }

    private static DateStyle named(String name) {
        boolean halfDay = name.endsWith(" AM");
        List<DatePart> parts = new ArrayList<>();
        int at = 0;
        while (at < name.length()) {
            String rest = name.substring(at);
            String token =
                    PARTS.keySet().stream().filter(rest::startsWith).findFirst().orElse(rest.substring(0, 1));
            parts.add(PARTS.getOrDefault(token, DatePart.mark(token)));
            at += token.length();
        }
        if (halfDay) {
            parts.replaceAll(part -> part.field() == Field.HOUR
                    ? DatePart.figures(Field.HALF_DAY_HOUR, part.least(), part.most())
                    : part);
        }
        String spoken =
                name.replace("hh", "HH").replace("h:", "H:").replace("mm", "MM").replace("ss", "SS");
        return new DateStyle(spoken.startsWith("HH") && !halfDay ? spoken + " (24-hour clock)" : spoken, parts);
    }

    private static Map<String, DatePart> parts() {
        List<String> months = Months.english();
        List<String> shortMonths =
                months.stream().map(month -> month.substring(0, 3)).toList();
        Map<String, DatePart> parts = new LinkedHashMap<>();
        parts.put("YYYY", DatePart.figures(Field.YEAR, 4, 4));
        parts.put("YY", DatePart.figures(Field.YEAR, 2, 2));
        parts.put("Month", DatePart.word(Field.MONTH, months));
        parts.put("Mon", DatePart.word(Field.MONTH, shortMonths));
        parts.put(
                "MON",
                DatePart.word(
                        Field.MONTH,
                        shortMonths.stream()
                                .map(month -> month.toUpperCase(Locale.ROOT))
                                .toList()));
        parts.put("MM", DatePart.figures(Field.MONTH, 2, 2));
        parts.put("M", DatePart.figures(Field.MONTH, 1, 2));
        parts.put("DD", DatePart.figures(Field.DAY, 2, 2));
        parts.put("D", DatePart.figures(Field.DAY, 1, 2));
        parts.put("hh", DatePart.figures(Field.HOUR, 2, 2));
        parts.put("h", DatePart.figures(Field.HOUR, 1, 2));
        parts.put("mm", DatePart.figures(Field.MINUTE, 2, 2));
        parts.put("ss", DatePart.figures(Field.SECOND, 2, 2));
        parts.put("+", DatePart.mark("+", "-"));
        parts.put("00", DatePart.figures(Field.OFFSET, 2, 2));
        parts.put("AM", DatePart.word(Field.HALF_DAY, List.of("AM", "PM")));
        return parts;
    }
}
