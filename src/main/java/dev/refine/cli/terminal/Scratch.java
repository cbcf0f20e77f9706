package dev.refine.cli.terminal;

import dev.refine.files.StorageFault;
import dev.refine.files.TemporaryFolder;
import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for what nobody keeps. */
public final class Scratch {

    private Scratch() {}

    public static Path folder() {
        try {
            return TemporaryFolder.make();
        } catch (IOException e) {
            throw new StorageException(
                    Problem.of(
                            "temp-folder",
                            "no temporary folder can be made",
                            StorageFault.said(e),
                            "Make room, or set TMPDIR."),
                    e);
        }
    }

    /** A folder that is to stay, with those above it. */
    public static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    public static void delete(Path folder) {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException left) {
            // A leftover goes when another process begins.
        }
    }
}
