package dev.refine.diagnose.value;

import java.text.ParsePosition;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way of writing dates or times, named as people name it: {@code YYYY-MM-DD}. */
public final class DateStyle {

    /** A day above 12, so that day and month cannot be mistaken, at an hour past noon. */
    private static final LocalDateTime SAMPLE = LocalDateTime.of(2024, 3, 31, 18, 30, 0);

    /** Where a value fits several, the first wins: padded before unpadded, day first before month first. */
    private static final List<DateStyle> ALL = all();

    private static final List<ChronoField> FIELDS =
            List.of(ChronoField.MONTH_OF_YEAR, ChronoField.DAY_OF_MONTH, ChronoField.HOUR_OF_DAY);

    private final String name;
    private final DateTimeFormatter format;

    private DateStyle(String name, String pattern) {
        this.name = name;
        this.format = new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
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
        return format.format(SAMPLE.atOffset(ZoneOffset.UTC));
    }

    /** Whether it says which day; otherwise it is a time of day or a month. */
    public boolean hasDay() {
        return name.contains("DD") || name.contains("D ") || name.contains("D,") || name.matches(".*D[-./].*");
    }

    public boolean fits(String text) {
        if (text.isEmpty() || text.length() > 40 || text.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor parsed = format.parseUnresolved(text, position);
        return parsed != null
                && position.getIndex() == text.length()
                && FIELDS.stream()
                        .allMatch(field ->
                                !parsed.isSupported(field) || field.range().isValidValue(parsed.getLong(field)))
                && (!hasDay() || !Dates.readings(text).isEmpty());
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
            for (String order : List.of("DD Mon YYYY", "D Mon YYYY", "DD Mon YY")) {
                styles.add(named(order.replace(" ", separator)));
            }
        }
        for (String name : List.of(
                "DD Month YYYY", "D Month YYYY", "Month D, YYYY", "Month DD, YYYY", "Mon D, YYYY", "Mon DD, YYYY")) {
            styles.add(named(name));
        }
        for (String time : List.of("hh:mm", "hh:mm:ss")) {
            styles.add(named("YYYY-MM-DD'T'" + time));
            styles.add(named("YYYY-MM-DD'T'" + time + "'Z'"));
            styles.add(named("YYYY-MM-DD'T'" + time + "+00:00"));
            styles.add(named("YYYY-MM-DD " + time));
            styles.add(named("DD/MM/YYYY " + time));
            styles.add(named("DD.MM.YYYY " + time));
            styles.add(named(time));
        }
        for (String name : List.of("h:mm AM", "hh:mm AM", "YYYY-MM", "MM/YYYY", "Month YYYY")) {
            styles.add(named(name));
        }
        return List.copyOf(styles);
    }

    private static DateStyle named(String name) {
        boolean halfDay = name.endsWith(" AM");
        String pattern = name.replace("Month", "LLLL")
                .replace("Mon", "LLL")
                .replace("DD", "dd")
                .replace("D", "d")
                .replace("YYYY", "uuuu")
                .replace("YY", "uu")
                .replace("+00:00", "xxx")
                .replace(" AM", " a")
                .replace("hh", halfDay ? "hh" : "HH");
        String spoken =
                name.replace("'", "").replace("hh", "HH").replace("h:", "H:").replace("mm", "MM");
        return new DateStyle(spoken.startsWith("HH") && !halfDay ? spoken + " (24-hour clock)" : spoken, pattern);
    }
}
