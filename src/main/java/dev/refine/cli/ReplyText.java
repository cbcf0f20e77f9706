package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** The text of a reply that somebody hands in. */
final class ReplyText {

    private static final String STANDARD_INPUT = "-";

    private ReplyText() {}

    static String read(Console console, String file) {
        try {
            return file.equals(STANDARD_INPUT)
                    ? console.in().lines().collect(Collectors.joining("\n"))
                    : Files.readString(console.folder().resolve(Path.of(file)));
        } catch (IOException e) {
            throw new UsageException(
                    new Problem(
                            "reply-read",
                            "--reply " + file,
                            "the reply cannot be read",
                            reason(console.folder().resolve(file), e),
                            "Name a file that holds one, or - for standard input."),
                    e);
        }
    }

    private static String reason(Path file, IOException e) {
        if (Files.isDirectory(file)) {
            return "It is a folder.";
        }
        boolean garbled = e instanceof CharacterCodingException;
        return !Files.exists(file)
                ? "There is no such file."
                : garbled ? "It is not UTF-8 text." : "It may not be read.";
    }
}
