package dev.refine.workload.command;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a shell text assigns to its variables, as far as it says so itself. */
final class ShellVariables {

    private static final Pattern USE = Pattern.compile("\\$(?:\\{([A-Za-z_][A-Za-z0-9_]*)}|([A-Za-z_][A-Za-z0-9_]*))");

    /** Variables made of variables can grow without end. */
    private static final int LONGEST = 10_000;

    private final Map<String, NestedCode.Word> assigned = new HashMap<>();

    void note(NestedCode.Word word) {
        if (word.isAssignment()) {
            int equals = word.text().indexOf('=');
            NestedCode.Word value = filled(new NestedCode.Word(word.text().substring(equals + 1), word.placeholder()));
            if (value.text().length() <= LONGEST) {
                assigned.put(word.text().substring(0, equals), value);
            }
        }
    }

    /** A word that is one variable and nothing else may become several. */
    List<NestedCode.Word> fill(NestedCode.Word word) {
        NestedCode.Word filled = filled(word);
        return filled.equals(word) || !USE.matcher(word.text()).matches()
                ? List.of(filled)
                : Arrays.stream(filled.text().strip().split("\\s+"))
                        .map(text -> new NestedCode.Word(text, filled.placeholder()))
                        .toList();
    }

    private NestedCode.Word filled(NestedCode.Word word) {
        StringBuilder text = new StringBuilder();
        Optional<Placeholder> placeholder = word.placeholder();
        Matcher use = USE.matcher(word.text());
        while (use.find()) {
            NestedCode.Word value = assigned.get(use.group(1) == null ? use.group(2) : use.group(1));
            use.appendReplacement(text, Matcher.quoteReplacement(value == null ? use.group() : value.text()));
            placeholder = placeholder.or(() -> value == null ? Optional.empty() : value.placeholder());
        }
        return new NestedCode.Word(use.appendTail(text).toString(), placeholder);
    }
}
