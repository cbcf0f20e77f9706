package dev.refine.compare.rule;

import dev.refine.json.Pointers;
import java.util.List;

/**
 * A JSON Pointer in which {@code *} stands for one key or index and {@code **} for any number of them.
 *
 * @param text as written
 * @param segments unescaped
 */
record PathPattern(String text, List<String> segments) {

    static PathPattern of(String text) {
        return new PathPattern(text, List.copyOf(Pointers.segments(text)));
    }

    boolean deep(int at) {
        return at < segments.size() && segments.get(at).equals("**");
    }

    /** Whether the segment at that place lets this key or index through. */
    boolean admits(int at, String segment) {
        return segments.get(at).equals("*") || segments.get(at).equals(segment);
    }

    int length() {
        return segments.size();
    }
}
