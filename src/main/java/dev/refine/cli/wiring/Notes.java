package dev.refine.cli.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the user wants every proposer to know: PITFALLS.md beside the manifest. */
final class Notes {

    private static final String FILE = "PITFALLS.md";

    private Notes() {}

    static List<String> read(Path manifestFolder) {
        try {
            Path file = manifestFolder.resolve(FILE);
            return Files.isRegularFile(file) ? List.of(Files.readString(file)) : List.of();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
