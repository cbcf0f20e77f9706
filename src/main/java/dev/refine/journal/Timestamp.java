package dev.refine.journal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;

/** The time of a record, as {@link Instant} writes it; read by place, since a long journal has very many. */
final class Timestamp {

    private static final String SHAPE = "0000-00-00T00:00:00";
    private static final int NANO_DIGITS = 9;

    private Timestamp() {}

    /** @throws DateTimeParseException as {@link Instant#parse} does */
    static Instant parse(String text) {
        if (!isUsual(text)) {
            return Instant.parse(text);
        }
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (hour > 23 || minute > 59 || second > 59 || month < 1 || month > 12 || day < 1 || day > 28) {
            return Instant.parse(text);
        }
        long days = LocalDate.of(number(text, 0, 4), month, day).toEpochDay();
        return Instant.ofEpochSecond(days * 86_400 + hour * 3_600L + minute * 60L + second, nanos(text));
    }

    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        int fraction = end - SHAPE.length() - 1;
        if (end < SHAPE.length() || text.charAt(end) != 'Z' || fraction > NANO_DIGITS || fraction == 0) {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char wanted = i < SHAPE.length() ? SHAPE.charAt(i) : i == SHAPE.length() ? '.' : '0';
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static int nanos(String text) {
        int from = SHAPE.length() + 1;
        int end = text.length() - 1;
        int nanos = from < end ? number(text, from, end) : 0;
        for (int digits = Math.max(0, end - from); digits < NANO_DIGITS; digits++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
