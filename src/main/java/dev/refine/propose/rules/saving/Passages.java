package dev.refine.propose.rules.saving;

import dev.refine.propose.rules.text.Protected;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes a prompt apart. Headings, tables, code and whatever must stay belong to no passage. */
final class Passages {

    private static final Pattern BULLET = Pattern.compile("\\s*(?:[-*+•]|\\d+[.)])\\s+.*");
    private static final Pattern HEADING = Pattern.compile("\\s*#{1,6}\\s+.*");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
    private static final Pattern NO_PROSE = Pattern.compile("\\s*(?:[|<{}\\[\\]\"].*|[-=_*]{3,}\\s*)");
    private static final Pattern EXAMPLE_TITLE = Pattern.compile(
            "(?i)\\s*(?:#{1,6}\\s+.*\\bexamples?\\b.*|\\W*(?:worked |another )?example\\b[^.]{0,60}:\\W*)");
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])[\"')]*\\s+(?=[\\p{Lu}`\"'(])");

    private final String text;
    private final Protected fixed;
    private final List<int[]> lines = new ArrayList<>();
    private final List<Passage> passages = new ArrayList<>();
    private int blocks;

    private Passages(String text) {
        this.text = text;
        this.fixed = Protected.of(text);
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(new int[] {start, end});
            start = end + 1;
        }
        lines.add(new int[] {start, text.length()});
    }

    static List<Passage> of(String text) {
        Passages passages = new Passages(text);
        int line = 0;
        while (line < passages.lines.size()) {
            line = passages.take(line);
        }
        return passages.passages;
    }

    /** The next line that belongs to nothing taken so far. */
    private int take(int line) {
        if (is(EXAMPLE_TITLE, line)) {
            int end = endOfExample(line);
            add(lines.get(line)[0], lines.get(end - 1)[1], true);
            blocks++;
            return end;
        }
        if (is(FENCE, line)) {
            return afterFence(line);
        }
        if (!isProse(line)) {
            return line + 1;
        }
        int end = line + 1;
        while (end < lines.size() && isProse(end) && !is(BULLET, end) && !is(EXAMPLE_TITLE, end)) {
            end++;
        }
        sentences(lines.get(line)[0], lines.get(end - 1)[1]);
        blocks++;
        return end;
    }

    private void sentences(int start, int end) {
        int at = start;
        Matcher matcher = SENTENCE_END.matcher(text).region(start, end).useTransparentBounds(true);
        while (matcher.find()) {
            boolean abbreviated =
                    text.substring(at, matcher.start()).matches("(?s)\\s*\\d+\\.|.*\\b(?:e\\.g|i\\.e|No)\\.");
            if (!abbreviated) {
                add(at, matcher.start(), false);
                at = matcher.end();
            }
        }
        add(at, end, false);
    }

    private void add(int start, int end, boolean example) {
        int last = end;
        while (last > start && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        if (last > start && !fixed.touches(start, last)) {
            passages.add(new Passage(blocks, start, last, text.substring(start, last), example));
        }
    }

    /** A section of examples ends at the next heading or the next example, a labelled one behind its fence or block. */
    private int endOfExample(int first) {
        boolean section = is(HEADING, first);
        int line = first + 1;
        while (line < lines.size() && isBlank(line)) {
            line++;
        }
        if (!section) {
            if (line < lines.size() && is(FENCE, line)) {
                return afterFence(line);
            }
            while (line < lines.size() && !isBlank(line)) {
                line++;
            }
            return line;
        }
        while (line < lines.size() && !is(HEADING, line) && !is(EXAMPLE_TITLE, line)) {
            line = is(FENCE, line) ? afterFence(line) : line + 1;
        }
        return Math.min(line, lines.size());
    }

    private int afterFence(int open) {
        int line = open + 1;
        while (line < lines.size() && !is(FENCE, line)) {
            line++;
        }
        return Math.min(line + 1, lines.size());
    }

    private boolean isProse(int line) {
        return !isBlank(line) && !is(HEADING, line) && !is(FENCE, line) && !is(NO_PROSE, line);
    }

    private boolean isBlank(int line) {
        return line(line).isBlank();
    }

    private boolean is(Pattern pattern, int line) {
        return pattern.matcher(line(line).stripTrailing()).matches();
    }

    private String line(int line) {
        return text.substring(lines.get(line)[0], lines.get(line)[1]);
    }
}
