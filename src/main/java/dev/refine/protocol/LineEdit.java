package dev.refine.protocol;

import dev.refine.propose.Edit;
import java.util.List;

/** The smallest run of whole lines that leads from one text to another and stands in the first exactly once. */
final class LineEdit {

    private final List<String> before;
    private final List<String> after;
    private int start;
    private int end;

    private LineEdit(String before, String after) {
        this.before = List.of(before.split("\n", -1));
        this.after = List.of(after.split("\n", -1));
        int shared = Math.min(this.before.size(), this.after.size());
        while (start < shared && this.before.get(start).equals(this.after.get(start))) {
            start++;
        }
        while (end < shared - start && fromEnd(this.before, end).equals(fromEnd(this.after, end))) {
            end++;
        }
    }

    /** Of texts with plain line feeds. Two equal texts give an edit that changes nothing. */
    static Edit between(String path, String before, String after) {
        if (before.isEmpty()) {
            return new Edit(path, "", after);
        }
        LineEdit edit = new LineEdit(before, after);
        while (!isOnce(edit.part(edit.before), before) && edit.widen()) {
            // Each turn takes in one more line on each side; the whole text stands in itself once.
        }
        return new Edit(path, edit.part(edit.before), edit.part(edit.after));
    }

    private boolean widen() {
        boolean more = start > 0 || end > 0;
        start = Math.max(0, start - 1);
        end = Math.max(0, end - 1);
        return more;
    }

    private String part(List<String> lines) {
        return String.join("\n", lines.subList(start, lines.size() - end));
    }

    private static String fromEnd(List<String> lines, int index) {
        return lines.get(lines.size() - 1 - index);
    }

    private static boolean isOnce(String part, String text) {
        int at = text.indexOf(part);
        return !part.isBlank() && text.indexOf(part, at + 1) < 0;
    }
}
