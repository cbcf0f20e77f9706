package dev.refine.propose.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One line of a file, its end mark not included. */
record Line(int start, int end, String text) {

    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+•]|\\d+[.)])\\s+.*");

    static List<Line> of(String text) {
        List<Line> lines = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int end = text.indexOf('\n', start);
            int stop = end < 0 ? text.length() : end;
            int last = stop > start && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
            lines.add(new Line(start, last, text.substring(start, last)));
            start = stop + 1;
        }
        return lines;
    }

    boolean isBlank() {
        return text.isBlank();
    }

    boolean isBullet() {
        return BULLET.matcher(text).matches();
    }

    boolean isHeading() {
        return text.matches("#{1,6}\\s+\\S.*");
    }

    boolean isFence() {
        return text.strip().startsWith("```") || text.strip().startsWith("~~~");
    }
}
