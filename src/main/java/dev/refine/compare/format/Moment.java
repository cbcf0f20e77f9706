package dev.refine.compare.format;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * A date and perhaps a time of day as a text gives them.
 *
 * @param date day first where that is open; null for a time alone
 * @param other the reading with month first, or the same date
 * @param seconds of the day; -1 when there is no time
 * @param zone offset from UTC in seconds; {@link #NO_ZONE} when there is none
 * @param order which part came first when the text itself decides it: 1 day, -1 month, 0 open or neither
 */
public record Moment(LocalDate date, LocalDate other, int seconds, int zone, int order) {

    static final int NO_ZONE = Integer.MIN_VALUE;

    /** Null when there is no such day. */
    static LocalDate date(int year, int month, int day) {
        boolean real = month >= 1
                && month <= 12
                && day >= 1
                && day <= YearMonth.of(year, month).lengthOfMonth();
        return real ? LocalDate.of(year, month, day) : null;
    }

    public boolean ambiguous() {
        return date != null && !date.equals(other);
    }

    /** The one reading under an order: day first or month first. */
    public Moment resolved(boolean dayFirst) {
        LocalDate one = dayFirst ? date : other;
        return new Moment(one, one, seconds, zone, order);
    }

    public static Moment on(LocalDate date) {
        return new Moment(date, date, -1, NO_ZONE, 0);
    }

    /** Same to a precision of {@code day}, {@code minute} or {@code second}; as instants where both have a zone. */
    public boolean near(Moment that, String precision, boolean instant) {
        if (precision.equals("day")) {
            return meetsDate(that);
        }
        if (instant && zone != NO_ZONE && that.zone != NO_ZONE && date != null && that.date != null) {
            return Math.floorDiv(epoch(), unit(precision)) == Math.floorDiv(that.epoch(), unit(precision));
        }
        return meetsDate(that) && Math.max(0, seconds) / unit(precision) == Math.max(0, that.seconds) / unit(precision);
    }

    private long epoch() {
        return date.toEpochDay() * 86_400 + Math.max(0, seconds) - zone;
    }

    private static int unit(String precision) {
        return precision.equals("minute") ? 60 : 1;
    }

    /** Same day under some reading and, where both give one, same time. Midnight stands for no time. */
    public boolean meets(Moment that) {
        return sameTime(that) && meetsDate(that);
    }

    public boolean meetsDate(Moment that) {
        if (date == null || that.date == null) {
            return date == that.date;
        }
        return date.equals(that.date) || date.equals(that.other) || other.equals(that.date) || other.equals(that.other);
    }

    boolean sameTime(Moment that) {
        boolean zones = zone == that.zone || zone == NO_ZONE || that.zone == NO_ZONE;
        return zones && Math.max(0, seconds) == Math.max(0, that.seconds);
    }

    /** The same for both readings of a date, so that open orders find each other. */
    long key() {
        if (date == null) {
            return 7L * seconds + 1;
        }
        int low = Math.min(date.getDayOfMonth(), date.getMonthValue());
        int high = Math.max(date.getDayOfMonth(), date.getMonthValue());
        return (date.getYear() * 100L + low) * 100L + high;
    }
}
