package dev.refine.quality.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A command with placeholders such as {@code {deliverable}}. Of a program with arguments each placeholder is put in as it
 * stands; in shell text it becomes a quoted variable, so that a hostile path stays data. Words in braces that are no
 * placeholder are left alone, since shell and awk have braces of their own.
 *
 * @param words one shell text, or a program and its arguments
 * @param shell whether {@code sh -c} runs the text
 */
public record CommandText(List<String> words, boolean shell) {

    public CommandText {
        words = List.copyOf(words);
    }

    /** A text is for the shell, a list is run directly. */
    public static CommandText of(JsonNode json) {
        if (json.isTextual()) {
            return new CommandText(List.of(json.asText()), true);
        }
        List<String> words = new ArrayList<>();
        json.forEach(word -> words.add(word.asText()));
        return new CommandText(words, false);
    }

    /** As the user wrote it. */
    public String display() {
        return String.join(" ", words);
    }

    /** @param values by placeholder, without braces; each must also be a {@linkplain #variable variable} of the child */
    public List<String> argv(Map<String, String> values) {
        if (shell) {
            return List.of("sh", "-c", new ShellFill(words.get(0), values.keySet()).text());
        }
        return words.stream().map(word -> filled(word, values)).toList();
    }

    /** Name of the environment variable that holds the value of a placeholder. */
    public static String variable(String placeholder) {
        return "REFINE_" + placeholder.toUpperCase(Locale.ROOT);
    }

    private static String filled(String word, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int at = 0;
        while (at < word.length()) {
            int end = word.charAt(at) == '{' ? word.indexOf('}', at) : -1;
            String value = end < 0 ? null : values.get(word.substring(at + 1, end));
            filled.append(value == null ? String.valueOf(word.charAt(at)) : value);
            at = value == null ? at + 1 : end + 1;
        }
        return filled.toString();
    }
}
