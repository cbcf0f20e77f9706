package dev.refine.propose.plan;

import dev.refine.files.Markdown;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Names of cases in a line of Markdown: as inline code, or as plain words between commas. */
final class CaseNames {

    private CaseNames() {}

    static List<String> read(String line) {
        List<String> codes = Markdown.codes(line);
        if (!codes.isEmpty()) {
            return codes.stream().distinct().toList();
        }
        return Arrays.stream(line.split("[,;\\n]"))
                .map(name -> Markdown.plain(name.strip().replaceAll("^[-*+]\\s+", ""))
                        .strip())
                .filter(name -> !name.isEmpty() && !isNone(name))
                .distinct()
                .toList();
    }

    static String write(List<String> names) {
        return names.isEmpty() ? "none" : names.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    static boolean isNone(String text) {
        return text.strip().matches("(?i)[-\u2013\u2014]|\\(none\\b.*\\)|none\\.?|n/a");
    }
}
