package dev.refine.files;

import java.nio.file.Path;
import java.util.List;

/**
 * A user's file that has new bytes now.
 *
 * @param file the real file behind all links
 * @param warnings what could not be kept (other hard links, the owner), as sentences for the user
 */
public record Replaced(Path file, List<String> warnings) {}
