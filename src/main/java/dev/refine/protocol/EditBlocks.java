package dev.refine.protocol;

import dev.refine.propose.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Search and replace blocks in a text reply, for models that write text better than escaped JSON. A block names its
 * file on the line above it (or above its fence, or behind the fence's language); a block that names none continues
 * the file of the one before.
 *
 * <pre>
 * prompts/extract.md
 * &lt;&lt;&lt;&lt;&lt;&lt;&lt; SEARCH
 * old lines
 * =======
 * new lines
 * &gt;&gt;&gt;&gt;&gt;&gt;&gt; REPLACE
 * </pre>
 */
final class EditBlocks {

    private static final int FEWEST_WORDS = 3;
    private static final int LONGEST = 500;

    private static final Pattern OPEN = Pattern.compile("\\s*<{5,9} ?SEARCH\\s*");
    private static final Pattern MIDDLE = Pattern.compile("\\s*={5,9}\\s*");
    private static final Pattern CLOSE = Pattern.compile("\\s*>{5,9} ?REPLACE\\s*");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,})(.*)");
    private static final Pattern DECORATION =
            Pattern.compile("^[\\s#*`>-]*(?:(?i:file|path)\\s*:)?[\\s*`\"]*|[\\s*`\":]+$");

    private final List<String> lines;
    private final List<String> paths;
    private final List<Edit> edits = new ArrayList<>();
    private final StringBuilder rest = new StringBuilder();

    private EditBlocks(String text, List<String> paths) {
        this.lines = text.lines().toList();
        this.paths = paths;
    }

    /**
     * @param edits the blocks in order
     * @param rest the text without the blocks
     */
    record Found(List<Edit> edits, String rest) {

        /** The first paragraph beside them; empty where there is none, or what was meant to be JSON. */
        Optional<String> reason() {
            String paragraph = rest.lines()
                    .map(String::strip)
                    .dropWhile(line -> !isSentence(line))
                    .takeWhile(line -> !line.isEmpty() && !FENCE.matcher(line).matches())
                    .collect(Collectors.joining(" "));
            return paragraph.isEmpty() || rest.contains("\"hypothesis\"")
                    ? Optional.empty()
                    : Optional.of(paragraph.substring(0, Math.min(LONGEST, paragraph.length())));
        }

        private static boolean isSentence(String line) {
            return !FENCE.matcher(line).matches() && !line.startsWith("{") && line.split("\\s+").length >= FEWEST_WORDS;
        }
    }

    /** Empty when the text holds no block. */
    static Optional<Found> in(String text, List<String> knownPaths) throws MisfitException {
        if (text.lines().noneMatch(line -> OPEN.matcher(line).matches())) {
            return Optional.empty();
        }
        EditBlocks blocks = new EditBlocks(text, knownPaths);
        blocks.read();
        return Optional.of(new Found(blocks.edits, blocks.rest.toString()));
    }

    private void read() throws MisfitException {
        int i = 0;
        while (i < lines.size()) {
            if (OPEN.matcher(lines.get(i)).matches()) {
                int middle = find(MIDDLE, i + 1, "=======");
                int close = find(CLOSE, middle + 1, ">>>>>>> REPLACE");
                edits.add(new Edit(pathAbove(i), join(i + 1, middle), join(middle + 1, close)));
                i = close + 1;
            } else {
                rest.append(lines.get(i)).append('\n');
                i++;
            }
        }
    }

    private int find(Pattern mark, int from, String name) throws MisfitException {
        for (int i = from; i < lines.size(); i++) {
            if (OPEN.matcher(lines.get(i)).matches()) {
                break;
            }
            if (mark.matcher(lines.get(i)).matches()) {
                return i;
            }
        }
        throw new MisfitException("search/replace block " + (edits.size() + 1) + " has no line \"" + name + "\"");
    }

    private String pathAbove(int open) throws MisfitException {
        Optional<String> own = ownPath(open);
        if (own.isPresent()) {
            return own.get();
        }
        if (!edits.isEmpty()) {
            return edits.get(edits.size() - 1).path();
        }
        if (paths.size() == 1) {
            return paths.get(0);
        }
        throw new MisfitException("search/replace block 1 does not name its file on the line above it");
    }

    /** Looks up to two lines with text up, a fence line between them or not. */
    private Optional<String> ownPath(int open) {
        int seen = 0;
        for (int i = open - 1; i >= 0 && seen < 2; i--) {
            String line = lines.get(i);
            if (CLOSE.matcher(line).matches()) {
                return Optional.empty();
            }
            if (!line.isBlank()) {
                seen++;
                var fence = FENCE.matcher(line);
                Optional<String> path = asPath(fence.matches() ? fence.group(2) : line);
                if (path.isPresent()) {
                    return path;
                }
            }
        }
        return Optional.empty();
    }

    /** A listed path wins; otherwise one word with a dot or slash is taken for one, so that its refusal names it. */
    private Optional<String> asPath(String line) {
        String bare = DECORATION.matcher(line).replaceAll("");
        String last = bare.substring(bare.lastIndexOf(' ') + 1);
        if (paths.contains(bare)) {
            return Optional.of(bare);
        }
        if (paths.contains(last)) {
            return Optional.of(last);
        }
        boolean plausible = !bare.isEmpty() && bare.indexOf(' ') < 0 && bare.matches(".*[./].*[^.]");
        return plausible ? Optional.of(bare) : Optional.empty();
    }

    private String join(int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }
}
