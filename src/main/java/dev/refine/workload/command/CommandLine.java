package dev.refine.workload.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A command as the manifest gives it: shell text for {@code sh -c}, or program and arguments run directly. */
public sealed interface CommandLine {

    /** A text is for a shell, a list is run directly. */
    static CommandLine of(JsonNode command) {
        if (command.isTextual()) {
            return new Shell(command.asText());
        }
        List<String> words = new ArrayList<>();
        command.forEach(word -> words.add(word.asText()));
        return new Argv(words);
    }

    /** As the user wrote it, for messages and for the key of a result. */
    String display();

    /** What is started when it has no placeholders to fill. */
    List<String> argv();

    /** Run by {@code sh -c}; placeholders are data, never shell text. */
    record Shell(String text) implements CommandLine {
        @Override
        public String display() {
            return text;
        }

        @Override
        public List<String> argv() {
            return List.of("sh", "-c", text);
        }
    }

    /** Run directly; every placeholder is exact. */
    record Argv(List<String> words) implements CommandLine {
        public Argv {
            words = List.copyOf(words);
        }

        @Override
        public String display() {
            return String.join(" ", words);
        }

        @Override
        public List<String> argv() {
            return words;
        }
    }
}
