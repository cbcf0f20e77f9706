package dev.refine.cli.terminal;

import dev.refine.files.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what a defect of refine looked like, so that the terminal needs no stack trace. */
public final class CrashFile {

    private CrashFile() {}

    /** The file, or empty when not even that could be written. */
    public static Optional<Path> write(Throwable fault, Secrets secrets, String... args) {
        try {
            Path file = Files.createTempFile("refine-crash-", ".txt");
            StringWriter text = new StringWriter();
            PrintWriter lines = new PrintWriter(text);
            lines.println("refine " + String.join(" ", args));
            lines.println("Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name"));
            fault.printStackTrace(lines);
            Files.writeString(file, secrets.hide(text.toString()));
            return Optional.of(file);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
