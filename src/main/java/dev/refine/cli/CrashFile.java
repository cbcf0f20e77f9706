package dev.refine.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what a defect of refine looked like, so that the terminal needs no stack trace. */
final class CrashFile {

    private CrashFile() {}

    /** The file, or empty when not even that could be written. */
    static Optional<Path> write(Throwable fault, String... args) {
        try {
            Path file = Files.createTempFile("refine-crash-", ".txt");
            try (PrintWriter text = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
                text.println("refine " + String.join(" ", args));
                text.println("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name"));
                fault.printStackTrace(text);
            }
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
