package dev.refine.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;

/** Makes and removes our own folders. Links are removed, never followed. */
public final class Folders {

    private Folders() {}

    /** Makes the folder and those above it. Cheap when it is there, which as a rule it is. */
    public static Path make(Path folder) throws IOException {
        return Files.isDirectory(folder) ? folder : Files.createDirectories(folder);
    }

    /** Removes what is in the folder, at any depth, but for the direct children of these names. */
    public static void empty(Path folder, Set<String> kept) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                if (!kept.contains(child.getFileName().toString())) {
                    remove(child);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    /** Removes the file or the folder with everything in it. */
    public static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            empty(path, Set.of());
        }
        Files.deleteIfExists(path);
    }
}
