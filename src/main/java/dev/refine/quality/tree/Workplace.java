package dev.refine.quality.tree;

import dev.refine.files.Folders;
import dev.refine.files.StorageFault;
import dev.refine.files.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A temporary folder, away from the session and from the user's files, so that whoever works there finds nothing but what
 * was laid out. It goes when it is closed.
 */
public final class Workplace implements AutoCloseable {

    private final Path folder;

    private Workplace(Path folder) {
        this.folder = folder;
    }

    public static Workplace open() {
        try {
            return new Workplace(TemporaryFolder.make().toRealPath());
        } catch (IOException e) {
            throw StorageFault.writing(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    /** A folder below it, which is there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    /** A text in it. */
    public Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            Folders.remove(folder);
        } catch (IOException left) {
            // A leftover goes when another process begins.
            return;
        }
    }
}
