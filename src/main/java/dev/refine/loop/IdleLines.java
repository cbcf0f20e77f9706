package dev.refine.loop;

import dev.refine.diagnose.FieldName;
import dev.refine.propose.Edit;
import dev.refine.propose.ProposalRequest.Tried;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what kept edits say for nothing: lines, still in the files, about fields that were wrong when the edit was measured
 * and stayed so in every case.
 *
 * @param history every earlier proposal, with what it did to which field
 * @param texts what the files hold now, by their names
 */
record IdleLines(List<Tried> history, Map<String, String> texts) {

    private static final Pattern QUOTED = Pattern.compile("`[^`]+`");

    /** A sentence for each line, in the order of the edits. */
    List<String> sentences() {
        Set<String> sentences = new LinkedHashSet<>();
        for (Tried tried : history) {
            if (tried.kept()) {
                tried.edits().forEach(edit -> added(edit).forEach(line -> say(tried, edit.path(), line, sentences)));
            }
        }
        return List.copyOf(sentences);
    }

    private void say(Tried tried, String path, String line, Set<String> sentences) {
        boolean stands = texts.getOrDefault(path, "").lines().map(String::strip).anyMatch(line::equals);
        List<FieldName> fields = mentioned(tried, line);
        List<String> idle = fields.stream()
                .filter(field -> tried.on(field.pattern()).isNone())
                .map(FieldName::spoken)
                .toList();
        if (stands && !idle.isEmpty() && !isHelpedLater(tried, line, fields)) {
            String what = idle.size() == fields.size() ? "it" : "what it says of " + String.join(", ", idle);
            sentences.add("\"" + line.replaceFirst("^[-*] ", "") + "\" in " + path + " mended nothing of "
                    + String.join(", ", idle) + " in iteration " + tried.iteration() + ": " + what
                    + " can probably go");
        }
    }

    /** Whether the same line, brought in again, has mended one of its fields. */
    private boolean isHelpedLater(Tried tried, String line, List<FieldName> fields) {
        return history.stream()
                .filter(other -> other.iteration() > tried.iteration())
                .filter(other ->
                        other.edits().stream().anyMatch(edit -> added(edit).contains(line)))
                .anyMatch(other -> fields.stream()
                        .anyMatch(field -> other.on(field.pattern()).mended() > 0));
    }

    /**
     * Of the fields that were measured with it. An instruction says first what it is about, between quote marks where it has
     * some: in "Write `total` as a number: no currency" the last word is no field, whatever the fields are called.
     */
    private static List<FieldName> mentioned(Tried tried, String line) {
        List<FieldName> fields =
                tried.effects().keySet().stream().map(FieldName::new).toList();
        String quoted = QUOTED.matcher(line).results().map(MatchResult::group).collect(Collectors.joining(" "));
        String head = line.split("[:;]", 2)[0];
        return Stream.of(quoted, head, line)
                .map(part ->
                        fields.stream().filter(field -> field.isMentioned(part)).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Lines that say something, not those of a schema. */
    private static List<String> added(Edit edit) {
        Set<String> before = edit.search().lines().map(String::strip).collect(Collectors.toSet());
        List<String> added = new ArrayList<>();
        edit.replace()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !before.contains(line))
                .filter(line -> !line.matches("[#\\[\\]{}\"].*"))
                .forEach(added::add);
        return added;
    }
}
