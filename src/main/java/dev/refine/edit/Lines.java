package dev.refine.edit;

import java.util.ArrayList;
import java.util.List;

/** Text as lines, with where each begins. The part after the last line end is a line, too. */
record Lines(List<String> lines, List<Integer> starts) {

    static Lines of(String text) {
        List<String> lines = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end));
            starts.add(start);
            start = end + 1;
        }
        lines.add(text.substring(start));
        starts.add(start);
        return new Lines(lines, starts);
    }

    /** The line, from 1, in which this offset lies. */
    static int at(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    int count() {
        return lines.size();
    }

    int end(int line) {
        return starts.get(line) + lines.get(line).length();
    }
}
