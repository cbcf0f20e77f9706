package dev.refine.edit;

import dev.refine.problem.Problem;
import dev.refine.workload.FileRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The places of a prompt that the workload fills in stay, each as often as before, and none is invented: a template that
 * lost its input or names an unknown one fails on every case. Known shapes: <code>{{x}}</code>, <code>{% x %}</code>,
 * <code>${x}</code>, <code>{x}</code> with an optional format, {@code <<x>>} and {@code %(x)s}. Braces around anything
 * else are text.
 */
final class PlaceholderRule implements EditRule {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_.\\-]*";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\{?[ \\t]*(?:[#/^&>!~][^{}\\n]{0,200}|" + NAME
            + "(?:[ \\t]*\\|[^{}\\n]{0,80})?)[ \\t]*\\}\\}\\}?"
            + "|\\{%[^{}\\n]{0,200}%\\}"
            + "|\\$\\{" + NAME + "\\}"
            + "|<<[ \\t]*" + NAME + "[ \\t]*>>"
            + "|%\\(" + NAME + "\\)[sdrf]"
            + "|\\{" + NAME + "(?:![rsa])?(?::[.,<>^=+%0-9A-Za-z\\-]{0,20})?\\}");

    @Override
    public Optional<Problem> check(ChangedText change) {
        if (change.file().role() != FileRole.PROMPT) {
            return Optional.empty();
        }
        Map<String, Integer> before = Tally.of(placeholders(change.before()));
        Map<String, Integer> after = Tally.of(placeholders(change.after()));
        String name = change.file().relative();
        return Tally.added(after, before)
                .map(lost -> refused(name + " would lose the placeholder " + Quoted.of(lost)))
                .or(() -> Tally.added(before, after)
                        .map(added -> refused(name + " would get one more placeholder " + Quoted.of(added))));
    }

    private static Problem refused(String what) {
        return Refusal.of(
                "edit-placeholder", what, "Every placeholder stays exactly as often as it is, and none is added.");
    }

    private static List<String> placeholders(String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
