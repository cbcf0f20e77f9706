package dev.refine.files;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Names of files as text. A name of bytes that are no text, or that the locale cannot spell, leads back to no file. */
public final class PathSpelling {

    private PathSpelling() {}

    /** Whether the path, read as text, is that path again. */
    public static boolean survives(Path path) {
        try {
            return Path.of(path.toString()).equals(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
