package dev.refine.compare.format;

import java.time.LocalDate;

/** Reads dates and times as people write them, in either order and with month names of several languages. */
public final class DateText {

    private static final int LONGEST = 48;

    private final String text;
    private final int[] numbers = new int[4];
    private final int[] lengths = new int[4];
    private int count;
    private int month;
    private int monthAt = -1;
    private int seconds = -1;
    private int zone = Moment.NO_ZONE;

    private DateText(String text) {
        this.text = text;
    }

    /** Null when the text is not a date or time and nothing else. */
    public static Moment read(String text) {
        String trimmed = text.strip();
        if (trimmed.length() < 4 || trimmed.length() > LONGEST || !maybe(trimmed)) {
            return null;
        }
        DateText reader = new DateText(trimmed);
        return reader.scan() ? reader.moment() : null;
    }

    /** Cheap refusal of most texts: words with a single number say no day, unless it holds the whole date. */
    private static boolean maybe(String text) {
        int digits = 0;
        int numbers = 0;
        boolean words = false;
        boolean inNumber = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                numbers += inNumber ? 0 : 1;
                inNumber = true;
            } else if (c == '$' || c == '€' || c == '%' || c == '_' || c == '#' || c == '(') {
                return false;
            } else {
                words |= c > '9';
                inNumber = false;
            }
        }
        return digits >= 3 && digits <= 24 && (numbers > 1 || !words || digits >= 8);
    }

    private boolean scan() {
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                int end = run(i, true);
                if (clockFollows(end)) {
                    ClockText clock = ClockText.at(text, i);
                    if (clock != null) {
                        seconds = clock.seconds();
                        zone = clock.zone();
                        return clock.end() == text.length();
                    }
                }
                if (count == 3 || end - i > 8) {
                    return false;
                }
                lengths[count] = end - i;
                numbers[count++] = Integer.parseInt(text.substring(i, end));
                i = end;
            } else if (Character.isLetter(c)) {
                int end = run(i, false);
                if (!word(text.substring(i, end))) {
                    return false;
                }
                i = end;
            } else if (" -/.,".indexOf(c) >= 0) {
                i++;
            } else {
                return false;
            }
        }
        return true;
    }

    private boolean clockFollows(int end) {
        return end < text.length() && text.charAt(end) == ':';
    }

    private boolean word(String word) {
        int number = Months.number(word);
        if (number > 0 && monthAt < 0) {
            month = number;
            monthAt = count;
            return true;
        }
        return number == 0;
    }

    private int run(int from, boolean digits) {
        int i = from;
        while (i < text.length()
                && (digits ? text.charAt(i) >= '0' && text.charAt(i) <= '9' : Character.isLetter(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    private Moment moment() {
        if (monthAt >= 0) {
            return count == 2 ? named() : null;
        }
        if (count == 0) {
            return seconds < 0 ? null : new Moment(null, null, seconds, zone, 0);
        }
        if (count == 1) {
            int packed = numbers[0];
            return lengths[0] == 8 ? of(Moment.date(packed / 10_000, packed / 100 % 100, packed % 100)) : null;
        }
        return count == 3 ? numeric() : null;
    }

    private Moment named() {
        boolean yearFirst = lengths[0] == 4;
        int year = yearFirst ? numbers[0] : year(1);
        return lengths[yearFirst ? 1 : 0] > 2 || year < 0
                ? null
                : of(Moment.date(year, month, numbers[yearFirst ? 1 : 0]));
    }

    private Moment numeric() {
        if (lengths[0] == 4) {
            return lengths[1] > 2 || lengths[2] > 2 ? null : of(Moment.date(numbers[0], numbers[1], numbers[2]));
        }
        int year = year(2);
        if (year < 0 || lengths[0] > 2 || lengths[1] > 2) {
            return null;
        }
        LocalDate dayFirst = Moment.date(year, numbers[1], numbers[0]);
        LocalDate monthFirst = Moment.date(year, numbers[0], numbers[1]);
        if (dayFirst == null && monthFirst == null) {
            return null;
        }
        int order = dayFirst == null ? -1 : monthFirst == null ? 1 : 0;
        return new Moment(
                dayFirst == null ? monthFirst : dayFirst,
                monthFirst == null ? dayFirst : monthFirst,
                seconds,
                zone,
                order);
    }

    private int year(int at) {
        if (lengths[at] == 4) {
            return numbers[at];
        }
        return lengths[at] != 2 ? -1 : numbers[at] + (numbers[at] < 70 ? 2000 : 1900);
    }

    private Moment of(LocalDate date) {
        return date == null ? null : new Moment(date, date, seconds, zone, 0);
    }
}
