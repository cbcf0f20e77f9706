package dev.refine.files;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Foreign text inside our Markdown: whatever it holds, it stays text and cannot open a heading, a tag or a fence. */
public final class Markdown {

    private static final Pattern LEADING_MARK = Pattern.compile(
            "(?m)^([ \\t]*)(#|>|~(?=~~)|\\+(?=\\s|$)|-(?=[\\s:-]|$)|:(?=-+:?\\s*$)|=(?=[=\\s]*$)|\\d{1,9}(?=[.)](?:\\s|$)))");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(\\p{Punct})|&(lt|gt|amp);");
    /** {@code <} that opens a tag, a comment or a link to an address; elsewhere it is less than. */
    private static final Pattern TAG = Pattern.compile("<(?=[A-Za-z/!?]|\\z|[^\\s<>]*@)");

    private static final Pattern ENTITY = Pattern.compile("&(?=(?:#\\d+|#[xX]\\p{XDigit}+|[A-Za-z][A-Za-z0-9]*);)");

    private static final Pattern BACKTICKS = Pattern.compile("`+");
    private static final Pattern CODE = Pattern.compile("(?<!`)(`+)(?!`)(.+?)(?<!`)\\1(?!`)");
    private static final int SHORTEST_FENCE = 3;

    private Markdown() {}

    /** As running text, over any number of lines; {@link #plain} takes it back, but for characters made visible. */
    public static String escape(String text) {
        String shown = VisibleText.of(text);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        int lineStart = -1;
        boolean opened = false;
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            lineStart = c == '\n' ? -1 : lineStart < 0 && !Character.isWhitespace(c) ? i : lineStart;
            opened |= c == '[' && lineStart == i;
            switch (c) {
                case '<' -> escaped.append(matches(TAG, shown, i) ? "&lt;" : "<");
                case '&' -> escaped.append(matches(ENTITY, shown, i) ? "&amp;" : "&");
                case ']' -> escaped.append(closes(shown, i, lineStart, opened) ? "\\]" : "]");
                case '|', '`', '*' -> escaped.append('\\').append(c);
                case '_' -> escaped.append(isInsideWord(shown, i) ? "_" : "\\_");
                case '\\' -> escaped.append(bindsNext(shown, i) ? "\\\\" : "\\");
                default -> escaped.append(c);
            }
        }
        return LEADING_MARK.matcher(escaped).replaceAll(Markdown::escapeMark);
    }

    /** The text that an escaped text shows. */
    public static String plain(String markdown) {
        return ESCAPED.matcher(markdown).replaceAll(match -> {
            String text = match.group(1) != null
                    ? match.group(1)
                    : switch (match.group(2)) {
                        case "lt" -> "<";
                        case "gt" -> ">";
                        default -> "&";
                    };
            return Matcher.quoteReplacement(text);
        });
    }

    /** A short text as inline code, exact but for line breaks, which become spaces. */
    public static String code(String text) {
        String line = VisibleText.of(text.replaceAll("\\R", " "));
        String ticks = "`".repeat(longestRun(line) + 1);
        boolean touches = line.isEmpty() || line.startsWith("`") || line.endsWith("`") || isPadded(line);
        return touches ? ticks + " " + line + " " + ticks : ticks + line + ticks;
    }

    /** Every inline code of a line, in order. */
    public static List<String> codes(String line) {
        return CODE.matcher(line).results().map(match -> unpad(match.group(2))).toList();
    }

    /** A fenced block around the text with what is invisible made visible. Ends without a newline. */
    public static String fence(String language, String text) {
        return exactFence(language, VisibleText.of(text));
    }

    /**
     * A fenced block around exactly these characters, for text that is read back: what stands between the two fence
     * lines is the text and one line break.
     */
    public static String exactFence(String language, String text) {
        String fence = "`".repeat(Math.max(SHORTEST_FENCE, longestRun(text) + 1));
        return fence + language + "\n" + text + "\n" + fence;
    }

    private static String escapeMark(MatchResult match) {
        String mark = match.group(2);
        String safe = Character.isDigit(mark.charAt(0)) ? mark + "\\" : "\\" + mark;
        return Matcher.quoteReplacement(match.group(1) + safe);
    }

    private static boolean matches(Pattern mark, String text, int at) {
        return mark.matcher(text)
                .useTransparentBounds(true)
                .region(at, text.length())
                .lookingAt();
    }

    /**
     * Whether a closing bracket could make a link, a picture, a box to tick or a target that other brackets of the page refer
     * to. Without it none of them comes about, so that the opening one may stay. Our own colon may follow the whole text.
     */
    private static boolean closes(String text, int i, int lineStart, boolean opened) {
        char next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
        boolean box = i == lineStart + 2 && text.charAt(lineStart) == '[' && " xX".indexOf(text.charAt(i - 1)) >= 0;
        return "([{:".indexOf(next) >= 0
                || box && Character.isWhitespace(next)
                || opened && text.charAt(i - 1) != '[' && isLast(text, i);
    }

    private static boolean isLast(String text, int i) {
        for (int at = i + 1; at < text.length(); at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInsideWord(String text, int i) {
        return i > 0
                && i + 1 < text.length()
                && Character.isLetterOrDigit(text.charAt(i - 1))
                && Character.isLetterOrDigit(text.charAt(i + 1));
    }

    /** A backslash is plain text before a letter, but would swallow punctuation or the end of the line. */
    private static boolean bindsNext(String text, int i) {
        if (i + 1 == text.length()) {
            return true;
        }
        char next = text.charAt(i + 1);
        return next == '\n' || (next > ' ' && next < 0x7F && !Character.isLetterOrDigit(next));
    }

    private static String unpad(String code) {
        return isPadded(code) ? code.substring(1, code.length() - 1) : code;
    }

    private static boolean isPadded(String line) {
        return line.startsWith(" ") && line.endsWith(" ") && !line.isBlank();
    }

    private static int longestRun(String text) {
        return BACKTICKS
                .matcher(text)
                .results()
                .mapToInt(run -> run.group().length())
                .max()
                .orElse(0);
    }
}
