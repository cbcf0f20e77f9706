package dev.refine.compare.format;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day inside a text, with its end. */
record ClockText(int seconds, int zone, int end) {

    private static final Pattern CLOCK = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([aApP]\\.?[mM]\\.?)?\\s*(Z|UTC|[-+]\\d{2}:?\\d{2})?");

    /** Null when no time starts there. */
    static ClockText at(String text, int from) {
        Matcher clock = CLOCK.matcher(text).region(from, text.length());
        if (!clock.lookingAt()) {
            return null;
        }
        int hour = Integer.parseInt(clock.group(1));
        int minute = Integer.parseInt(clock.group(2));
        int second = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        if (clock.group(4) != null) {
            boolean afternoon = clock.group(4).toLowerCase(Locale.ROOT).startsWith("p");
            hour = hour > 12 || hour == 0 ? 99 : hour % 12 + (afternoon ? 12 : 0);
        }
        return hour > 24 || minute > 59 || second > 60
                ? null
                : new ClockText((hour * 60 + minute) * 60 + second, zone(clock.group(5)), clock.end());
    }

    private static int zone(String zone) {
        if (zone == null) {
            return Moment.NO_ZONE;
        }
        if (!zone.startsWith("+") && !zone.startsWith("-")) {
            return 0;
        }
        String digits = zone.replace(":", "");
        int minutes = Integer.parseInt(digits.substring(1, 3)) * 60 + Integer.parseInt(digits.substring(3));
        return (zone.charAt(0) == '-' ? -60 : 60) * minutes;
    }
}
