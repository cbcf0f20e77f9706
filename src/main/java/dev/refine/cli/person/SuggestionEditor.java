package dev.refine.cli.person;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** The user's editor. */
@FunctionalInterface
public interface SuggestionEditor {

    /**
     * Lets the user edit a file; returns when the editor has ended.
     *
     * @return its exit code
     */
    int edit(Path file) throws IOException, InterruptedException;

    /** {@code VISUAL}, else {@code EDITOR}, else vi, on this terminal; both may hold arguments of their own. */
    static SuggestionEditor of(Map<String, String> environment) {
        String editor = Stream.of("VISUAL", "EDITOR")
                .map(name -> environment.getOrDefault(name, "").strip())
                .filter(command -> !command.isEmpty())
                .findFirst()
                .orElse("vi");
        return new TerminalEditor(editor);
    }
}
