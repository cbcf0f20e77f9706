package dev.refine.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a Markdown file as the tests of the documents need.
 *
 * @param prose everything outside of fences, code spans included
 */
record MarkdownText(Path file, List<String> prose, List<Fence> fences) {

    private static final Pattern FENCE = Pattern.compile("^ {0,3}(`{3,})\\s*(\\w*).*$");
    private static final Pattern SPAN = Pattern.compile("`([^`]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#{1,6} +(.+)$");

    /** A code block: its language, the number of its first line, and its text. */
    record Fence(String language, int line, String text) {}

    static MarkdownText read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        List<String> prose = new ArrayList<>();
        List<Fence> fences = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher begin = FENCE.matcher(lines.get(i));
            if (!begin.matches()) {
                prose.add(lines.get(i));
                continue;
            }
            int first = i + 1;
            while (++i < lines.size() && !lines.get(i).strip().equals(begin.group(1))) {
                // the loop moves on
            }
            fences.add(new Fence(
                    begin.group(2), first + 1, String.join("\n", lines.subList(first, Math.min(i, lines.size())))));
        }
        return new MarkdownText(file, prose, fences);
    }

    List<String> spans() {
        return SPAN.matcher(String.join("\n", prose))
                .results()
                .map(span -> span.group(1).replace('\n', ' '))
                .toList();
    }

    /** Targets of links and pictures; what looks like a link in a code span is none. */
    List<String> links() {
        String text = SPAN.matcher(String.join("\n", prose)).replaceAll("code");
        return LINK.matcher(text).results().map(link -> link.group(1)).toList();
    }

    /** Names of the headings as hosts of repositories make them. */
    List<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        return prose.stream()
                .map(HEADING::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .map(MarkdownText::slug)
                .map(slug -> seen.merge(slug, 1, Integer::sum) == 1 ? slug : slug + "-" + (seen.get(slug) - 1))
                .toList();
    }

    private static String slug(MatchResult heading) {
        return heading.group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
