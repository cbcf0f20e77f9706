package dev.refine.propose.rules.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a prompt that no edit may touch: placeholders and what stands between two keep markers. */
public final class Protected {

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\{\\{[^{}\\n]*}}|\\$\\{[^{}\\n]*}|\\{[\\p{L}_][\\w.-]*}|<<[\\p{L}_]\\w*>>");

    private static final String WORD = "refine:keep";

    private static final Pattern MARKER = Pattern.compile("(?m)^.*" + WORD + ".*$");

    private final List<int[]> spans;

    private Protected(List<int[]> spans) {
        this.spans = spans;
    }

    public static Protected of(String text) {
        List<int[]> spans = new ArrayList<>();
        Matcher placeholders = PLACEHOLDER.matcher(text);
        while (placeholders.find()) {
            spans.add(new int[] {placeholders.start(), placeholders.end()});
        }
        Matcher markers = MARKER.matcher(text);
        while (markers.find()) {
            int start = markers.start();
            boolean closed = markers.group().indexOf(WORD) < markers.group().lastIndexOf(WORD);
            spans.add(new int[] {start, closed || markers.find() ? markers.end() : text.length()});
        }
        return new Protected(spans);
    }

    static boolean hasPlaceholder(String text) {
        return PLACEHOLDER.matcher(text).find();
    }

    /** Whether any of it lies in the range, or the range in it. */
    public boolean touches(int start, int end) {
        return spans.stream().anyMatch(span -> start < span[1] && span[0] < end);
    }

    /** Whether the splice would change or split any of it. */
    boolean forbids(Splice splice) {
        return spans.stream()
                .anyMatch(span -> splice.start() == splice.end()
                        ? span[0] < splice.start() && splice.start() < span[1]
                        : splice.start() < span[1] && span[0] < splice.end());
    }
}
