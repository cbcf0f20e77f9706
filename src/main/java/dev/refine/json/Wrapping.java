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
 * @param oddities what stood around it
 */
record Wrapping(ReadAttempt attempt, List<Oddity> oddities) {

    /** Braces in prose that are tried before giving up. */
    private static final int TRIES = 200;

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
        boolean container = text.charAt(start) == '{' || text.charAt(start) == '[';
        if (container && (direct.whole() || direct.end() != End.SYNTAX || direct.hasContent())) {
            return around(text, 0, direct);
        }
        long scanned = 0;
        for (int i = brace(text, start + (container ? 1 : 0)), tries = 0;
                i >= 0 && tries < TRIES && scanned < 4L * text.length();
                tries++) {
            ReadAttempt attempt = TreeReader.read(text.substring(i));
            scanned += attempt.stop();
            if (attempt.whole() || attempt.end() != End.SYNTAX || attempt.hasContent()) {
                return around(text, i, attempt);
            }
            i = brace(text, i + 1);
        }
        return new Wrapping(
                direct.end() == End.WHOLE
                        ? new ReadAttempt(null, End.SYNTAX, 0, "the output is not a JSON value", List.of())
                        : direct,
                List.of());
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
        return new Wrapping(attempt, found);
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
            char c = text.charAt(i);
            if (c == '{' || c == '[') {
                return i;
            }
        }
        return -1;
    }
}
