package dev.refine.propose.plan;

import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A heading, a fence or a line of a plan.
 *
 * @param line number of its first line, from 1
 * @param depth level of a heading, indentation of a line
 * @param text heading without marks, content of a fence, or line without indentation
 */
record PlanBlock(Kind kind, int line, int depth, String text) {

    enum Kind {
        HEADING,
        FENCE,
        LINE,
        BLANK
    }

    private static final Pattern HEADING = Pattern.compile(" {0,3}(#{1,6})(?:[ \\t]+(.*?))?(?:[ \\t]+#+)?[ \\t]*");
    private static final Pattern FENCE = Pattern.compile("([ \\t]*)(`{3,}|~{3,})([^`]*)");

    /** @throws UsageException when a fence is never closed */
    static List<PlanBlock> of(String text, String planName) {
        String[] lines = text.split("\n", -1);
        List<PlanBlock> blocks = new ArrayList<>();
        int i = 0;
        while (i < lines.length) {
            String line = lines[i];
            Matcher fence = FENCE.matcher(line.stripTrailing());
            Matcher heading = HEADING.matcher(line);
            if (fence.matches()) {
                int close = closing(lines, i, fence.group(2), planName);
                String content = content(lines, i, close, fence.group(1).length());
                blocks.add(new PlanBlock(Kind.FENCE, i + 1, 0, content));
                i = close;
            } else if (line.stripLeading().startsWith("<!--")) {
                i = endOfComment(lines, i);
            } else if (heading.matches()) {
                String title = heading.group(2) == null ? "" : heading.group(2).strip();
                blocks.add(new PlanBlock(Kind.HEADING, i + 1, heading.group(1).length(), title));
            } else if (line.isBlank()) {
                blocks.add(new PlanBlock(Kind.BLANK, i + 1, 0, ""));
            } else {
                blocks.add(line(line, i + 1));
            }
            i++;
        }
        return blocks;
    }

    private static PlanBlock line(String line, int number) {
        String text = line.stripLeading();
        return new PlanBlock(Kind.LINE, number, line.length() - text.length(), text.stripTrailing());
    }

    private static int closing(String[] lines, int open, String fence, String planName) {
        for (int i = open + 1; i < lines.length; i++) {
            String line = lines[i].strip();
            boolean onlyMarks = !line.isEmpty() && line.chars().allMatch(c -> c == fence.charAt(0));
            if (onlyMarks && line.length() >= fence.length()) {
                return i;
            }
        }
        throw new UsageException(new Problem(
                "plan-fence",
                planName + ":" + (open + 1),
                "this code fence is never closed",
                "",
                "End it with a line of " + fence + " or more."));
    }

    private static String content(String[] lines, int open, int close, int indent) {
        List<String> content = new ArrayList<>();
        for (int i = open + 1; i < close; i++) {
            content.add(unindent(lines[i], indent));
        }
        return String.join("\n", content);
    }

    /** Takes away at most so many leading blanks. */
    static String unindent(String line, int most) {
        int from = 0;
        while (from < most && from < line.length() && (line.charAt(from) == ' ' || line.charAt(from) == '\t')) {
            from++;
        }
        return line.substring(from);
    }

    private static int endOfComment(String[] lines, int from) {
        for (int i = from; i < lines.length; i++) {
            if (lines[i].contains("-->")) {
                return i;
            }
        }
        return lines.length;
    }
}
