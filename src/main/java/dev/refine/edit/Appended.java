package dev.refine.edit;

import java.util.stream.Collectors;

/** Text with more text at its end, and the law that a change never adds or takes the last line end. */
final class Appended {

    private Appended() {}

    /**
     * The addition on lines of its own; in a region it is indented as the region is and stays before a last line that
     * only indents the end marker. A region of one line grows within that line, since most languages end a string there.
     */
    static String to(String text, String addition, boolean region) {
        String added = withoutEnd(addition);
        if (added.isBlank()) {
            return text;
        }
        if (region && !text.contains("\n") && !added.contains("\n")) {
            boolean apart = text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
            return text + (apart ? "" : " ") + added;
        }
        int lastLine = text.lastIndexOf('\n') + 1;
        boolean closing = region && lastLine > 0 && text.substring(lastLine).isBlank();
        String body = closing ? text.substring(0, lastLine) : text;
        String tail = closing ? text.substring(lastLine) : "";
        String indented = region ? indent(added, commonIndent(text)) : added;
        boolean ended = body.endsWith("\n");
        return body + (ended || body.isEmpty() ? "" : "\n") + indented + (ended ? "\n" : "") + tail;
    }

    static String keepEnd(String before, String after) {
        if (before.isEmpty() || after.isEmpty() || before.endsWith("\n") == after.endsWith("\n")) {
            return after;
        }
        return before.endsWith("\n") ? after + "\n" : withoutEnd(after);
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        return text.substring(0, end);
    }

    /** The first line is left out: it begins in the middle of a line of the file. */
    private static String commonIndent(String text) {
        return Lines.of(text).lines().stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line ->
                        line.substring(0, line.length() - line.stripLeading().length()))
                .reduce(Appended::commonStart)
                .orElse("");
    }

    private static String commonStart(String a, String b) {
        int same = 0;
        while (same < a.length() && same < b.length() && a.charAt(same) == b.charAt(same)) {
            same++;
        }
        return a.substring(0, same);
    }

    private static String indent(String text, String indent) {
        return Lines.of(text).lines().stream()
                .map(line -> line.isBlank() || line.startsWith(indent) ? line : indent + line)
                .collect(Collectors.joining("\n"));
    }
}
