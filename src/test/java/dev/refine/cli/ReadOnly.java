package dev.refine.cli;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file or folder that nobody may write for a while, not even the administrator. */
final class ReadOnly {

    private ReadOnly() {}

    /** Skips the test where the system cannot do that. */
    static void during(Path path, Runnable work) throws Exception {
        try {
            path.toFile().setWritable(false);
            if (Files.isWritable(path)) {
                change("+i", path);
            }
            assumeFalse(Files.isWritable(path), "nothing is read-only to this user");
            work.run();
        } finally {
            change("-i", path);
            path.toFile().setWritable(true);
        }
    }

    private static void change(String flag, Path path) throws InterruptedException {
        try {
            new ProcessBuilder("chattr", flag, path.toString())
                    .redirectErrorStream(true)
                    .start()
                    .waitFor();
        } catch (IOException noSuchProgram) {
            // Then it stays as it is.
        }
    }
}
