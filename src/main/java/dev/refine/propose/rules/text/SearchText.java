package dev.refine.propose.rules.text;

import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.FileText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns replacements by position into edits whose search text occurs exactly once. */
public final class SearchText {

    /** Beyond this a line is too long to be quoted whole; the search text then grows by characters. */
    private static final int LONG_LINE = 240;

    private static final int STEP = 24;

    private SearchText() {}

    /**
     * The edits that make all splices, each valid when they are applied one after the other in the order given. Splices
     * that are too close to be told apart become one edit. Nothing where a splice would touch what must stay.
     */
    public static Optional<List<Edit>> edits(FileText file, List<Splice> splices) {
        List<Splice> inOrder =
                splices.stream().sorted(Comparator.comparingInt(Splice::start)).toList();
        List<Edit> edits = new ArrayList<>();
        String text = file.text();
        for (int index = inOrder.size() - 1; index >= 0; index--) {
            Optional<Edit> edit = edit(new FileText(file.path(), file.role(), file.sha256(), text), inOrder.get(index));
            if (edit.isEmpty()) {
                return Optional.empty();
            }
            edits.add(edit.get());
            text = inOrder.get(index).applyTo(text);
        }
        boolean apart = edits.stream()
                .allMatch(edit -> edit.search().isEmpty() || occurrences(file.text(), edit.search()) == 1);
        return apart || edits.size() == 1 ? Optional.of(edits) : whole(file, inOrder, text);
    }

    private static Optional<List<Edit>> whole(FileText file, List<Splice> splices, String after) {
        int start = splices.get(0).start();
        int end = splices.get(splices.size() - 1).end();
        int grown = after.length() - file.text().length();
        return edit(file, new Splice(start, end, after.substring(start, end + grown)))
                .map(List::of);
    }

    private static Optional<Edit> edit(FileText file, Splice splice) {
        String text = file.text();
        if (splice.start() == text.length()) {
            return Optional.of(new Edit(file.path(), "", splice.text()));
        }
        Protected fixed = Protected.of(text);
        if (fixed.forbids(splice)) {
            return Optional.empty();
        }
        return windows(text, splice).stream()
                .filter(window -> !fixed.touches(window[0], window[1]))
                .findFirst()
                .map(window -> {
                    String before = text.substring(window[0], splice.start());
                    String after = text.substring(splice.end(), window[1]);
                    return new Edit(file.path(), text.substring(window[0], window[1]), before + splice.text() + after);
                });
    }

    /** Unique windows around the splice, smallest first: as it is, grown upwards, downwards, both ways. */
    private static List<int[]> windows(String text, Splice splice) {
        List<int[]> unique = new ArrayList<>();
        int[] line = {lineStart(text, splice.start()), lineEnd(text, splice.end())};
        boolean byLine = line[1] - line[0] <= LONG_LINE + splice.end() - splice.start();
        int[] core = byLine ? line : new int[] {splice.start(), splice.end()};
        for (int[] way : new int[][] {{1, 0}, {0, 1}, {1, 1}}) {
            int[] window = core.clone();
            while (occurrences(text, text.substring(window[0], window[1])) != 1 || isBlankAt(text, window[0])) {
                int[] next = grow(text, window, way, byLine);
                if (next[0] == window[0] && next[1] == window[1]) {
                    break;
                }
                window = next;
            }
            if (occurrences(text, text.substring(window[0], window[1])) == 1) {
                unique.add(window);
            }
        }
        return unique;
    }

    /** A search text that begins with an empty line is valid, but hard to see. */
    private static boolean isBlankAt(String text, int start) {
        return start < text.length() && (text.charAt(start) == '\n' || text.charAt(start) == '\r');
    }

    private static int[] grow(String text, int[] window, int[] way, boolean byLine) {
        int start = window[0];
        int end = window[1];
        if (way[0] == 1 && start > 0) {
            start = byLine ? lineStart(text, start - 1) : Math.max(0, start - STEP);
        }
        if (way[1] == 1 && end < text.length()) {
            end = byLine ? lineEnd(text, end + 1) : Math.min(text.length(), end + STEP);
        }
        return new int[] {start, end};
    }

    /** How often it stands in the text, overlapping ones counted; an empty text nowhere. At most 2. */
    static int occurrences(String text, String wanted) {
        if (wanted.isBlank()) {
            return 0;
        }
        int first = text.indexOf(wanted);
        return first < 0 ? 0 : text.indexOf(wanted, first + 1) < 0 ? 1 : 2;
    }

    private static int lineStart(String text, int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    private static int lineEnd(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end > at && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }
}
