package dev.refine.json;

import dev.refine.json.ReadAttempt.End;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text around a value: code fences, prose, a tail.
 *
 * @param attempt the best reading found
 * @param from where in the text it begins
 * @param oddities what stood around it
 */
record Wrapping(ReadAttempt attempt, int from, List<Oddity> oddities) {

    /** Braces in prose that are tried before giving up. */
    private static final int TRIES = 200;

    static final ReadAttempt NO_VALUE = new ReadAttempt(null, End.SYNTAX, 0, "there is no JSON in it", List.of());

    private static final Pattern FENCE_OPEN = Pattern.compile("(?:```|~~~)[\\w+-]*[ \\t]*\\r?\\n?\\s*$");
    private static final Pattern FENCE_CLOSE = Pattern.compile("^\\s*(?:```|~~~)");

    /** Only JSON whitespace from here on. */
    static boolean isBlank(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return false;
            }
        }
        return true;
    }

    /** {@code direct} is the attempt at the start of the text. */
    static Wrapping find(String text, ReadAttempt direct) {
        int start = skipBlank(text);
        boolean container = isBrace(text, start);
        if (container && (direct.whole() || direct.end() != End.SYNTAX)) {
            return around(text, 0, direct);
        }
        int closed = container ? Brackets.end(text, start) : start;
        boolean halfRead = closed < 0 && direct.hasContent();
        Wrapping inside = halfRead ? null : largest(text, start, Math.max(closed, start));
        if (inside != null) {
            return inside;
        }
        return new Wrapping(container ? direct : NO_VALUE, 0, List.of());
    }

    /**
     * The longest value in a text: what a model tries out before, or mentions besides, is shorter than its answer.
     * A value that is cut off reaches to the end, so that nothing is sought in it.
     *
     * @param broken the end of what stands at the start and is no JSON; a value must be longer than that
     */
    private static Wrapping largest(String text, int start, int broken) {
        ReadAttempt best = null;
        int from = 0;
        int longest = broken - start;
        long scanned = 0;
        int i = brace(text, broken == start && isBrace(text, start) ? start + 1 : broken);
        for (int tries = 0; i >= 0 && tries < TRIES && scanned < 4L * text.length(); tries++) {
            ReadAttempt attempt = TreeReader.read(text.substring(i));
            boolean syntax = attempt.end() == End.SYNTAX;
            int closed = syntax ? Brackets.end(text, i) : attempt.whole() ? i + attempt.stop() : text.length();
            scanned += (closed < 0 ? text.length() : closed) - i;
            int end = closed < 0 ? i + 1 : closed;
            if (end - i > longest && (!syntax || attempt.hasContent())) {
                best = attempt;
                from = i;
                longest = end - i;
            }
            i = brace(text, end);
        }
        return best == null ? null : around(text, from, best);
    }

    private static Wrapping around(String text, int from, ReadAttempt attempt) {
        List<Oddity> found = new ArrayList<>();
        String before = text.substring(0, from);
        String after = attempt.whole() ? text.substring(from + attempt.stop()) : "";
        Matcher open = FENCE_OPEN.matcher(before);
        if (open.find()) {
            found.add(wrapper("fence", "the JSON stands in a code fence"));
            before = before.substring(0, open.start());
            Matcher close = FENCE_CLOSE.matcher(after);
            after = close.find() ? after.substring(close.end()) : after;
        }
        if (!before.isBlank()) {
            found.add(wrapper("prose", "there is text before the JSON"));
        } else if (!isBlank(after, 0)) {
            found.add(wrapper("trailing-text", "there is text after the JSON"));
        }
        return new Wrapping(attempt, from, found);
    }

    private static Oddity wrapper(String tag, String message) {
        return new Oddity("not-json-wrapper", tag, "", message);
    }

    private static int skipBlank(String text) {
        int i = 0;
        while (i < text.length() - 1 && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int brace(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (isBrace(text, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBrace(String text, int at) {
        return text.charAt(at) == '{' || text.charAt(at) == '[';
    }
}
