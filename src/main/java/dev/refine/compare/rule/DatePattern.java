package dev.refine.compare.rule;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A date format in Java's letters, or in those of other tools: {@code YYYY}, {@code DD} and {@code mm} beside no hour are
 * valid in Java, too, but mean the year of a week, the day of the year and minutes, which no date is written in.
 */
final class DatePattern {

    private static final Pattern QUOTED = Pattern.compile("'[^']*'");

    private DatePattern() {}

    /** @throws IllegalArgumentException when it is no format */
    static DateTimeFormatter of(String format) {
        String letters = QUOTED.matcher(format).replaceAll("");
        boolean timed = letters.matches(".*[HhKk].*");
        boolean minutes = timed || letters.matches(".*[ML].*");
        boolean month = letters.matches(timed ? ".*[ML].*" : ".*[MLm].*");
        String java = minutes ? format : outsideQuotes(format, 'm', 'M');
        java = letters.contains("w") ? java : outsideQuotes(java, 'Y', 'u');
        return DateTimeFormatter.ofPattern(month ? outsideQuotes(java, 'D', 'd') : java, Locale.ENGLISH);
    }

    private static String outsideQuotes(String format, char written, char meant) {
        StringBuilder read = new StringBuilder(format);
        boolean quoted = false;
        for (int i = 0; i < read.length(); i++) {
            quoted ^= read.charAt(i) == '\'';
            if (!quoted && read.charAt(i) == written) {
                read.setCharAt(i, meant);
            }
        }
        return read.toString();
    }
}
