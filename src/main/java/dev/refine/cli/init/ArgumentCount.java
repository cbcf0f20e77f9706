package dev.refine.cli.init;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many arguments a script takes by their places, as far as its text shows. */
final class ArgumentCount {

    /** In quotes, as a careful script has them; others may be fields of an awk program. */
    private static final Pattern SHELL = Pattern.compile("\"\\$\\{?([1-9])\\b");

    private static final Pattern INDEX = Pattern.compile("(?:argv|ARGV)\\[([0-9])]");
    private static final Pattern PYTHON = Pattern.compile("((?:\\w+ *, *)+\\w+) *= *sys\\.argv(\\[1:)?");
    private static final Pattern NODE = Pattern.compile("\\[ *, *, *((?:\\w+ *, *)*\\w+) *,? *] *= *process\\.argv");

    private ArgumentCount() {}

    /** 0 when nothing shows it. */
    static int of(String text, String extension) {
        return switch (extension) {
            case ".sh", ".bash" -> highest(SHELL, text);
            case ".py" -> Math.max(highest(INDEX, text), unpacked(text));
            case ".js", ".mjs" -> Math.max(highest(INDEX, text) - 1, names(NODE, text));
            default -> INDEX.matcher(text).find() ? highest(INDEX, text) + 1 : 0;
        };
    }

    private static int highest(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(0);
    }

    private static int names(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        return found.find() ? found.group(1).split(",").length : 0;
    }

    /** The first name is that of the script, unless it is left out. */
    private static int unpacked(String text) {
        Matcher found = PYTHON.matcher(text);
        return found.find() ? found.group(1).split(",").length - (found.group(2) == null ? 1 : 0) : 0;
    }
}
