package dev.refine.files;

import java.io.File;
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

    /**
     * Makes a folder that as a rule is not there yet, nor the one above it, without a look at either. A file or a link in
     * its place is removed: what a link leads to is not ours.
     *
     * @return false when it was there
     */
    public static boolean makeNew(Path folder) throws IOException {
        File plain = folder.toFile();
        plain.getParentFile().mkdir();
        if (plain.mkdir()) {
            return true;
        }
        boolean there = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS);
        if (!there) {
            remove(folder);
        }
        Files.createDirectories(folder);
        return !there;
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
