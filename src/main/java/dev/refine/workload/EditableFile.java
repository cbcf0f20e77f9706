package dev.refine.workload;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file that proposals may edit, fixed when the session starts.
 *
 * @param relative path relative to the manifest's folder, with {@code /}; the only name a proposer may use
 * @param path absolute path
 * @param role prompt or schema
 * @param region the only part that may be shown and edited; empty = the whole file
 */
public record EditableFile(String relative, Path path, FileRole role, Optional<Region> region) {

    /** The text between the one {@code from} and the next {@code to}. */
    public record Region(String from, String to, boolean raw) {}
}
