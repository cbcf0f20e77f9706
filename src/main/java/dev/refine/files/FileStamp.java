package dev.refine.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;

/**
 * What tells whether a file has been written since: where two stamps are equal it was not, as far as the system says.
 *
 * @param modified null when there is no such file, or it cannot be looked at
 * @param size in bytes
 * @param key what the system calls the file, whatever its name; null where it calls it nothing
 */
public record FileStamp(FileTime modified, long size, Object key) {

    private static final FileStamp NONE = new FileStamp(null, 0, null);

    /** As it is now; links are followed. */
    public static FileStamp of(Path file) {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
            return new FileStamp(now.lastModifiedTime(), now.size(), now.fileKey());
        } catch (IOException e) {
            return NONE;
        }
    }

    /** What Java would make of a record by itself, it makes at run time: that takes longer than a short run compares. */
    @Override
    public boolean equals(Object other) {
        return other instanceof FileStamp that
                && size == that.size
                && Objects.equals(modified, that.modified)
                && Objects.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size) * 31 + Objects.hashCode(modified);
    }
}
