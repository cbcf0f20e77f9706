package dev.refine.workload;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One input file.
 *
 * @param id what the wildcards of {@code casePaths} matched, without extension; on a clash the relative path
 * @param relative path relative to the manifest's folder, with {@code /}
 * @param path absolute path
 * @param expected absolute path of its expected output, if it has one
 */
public record Case(String id, String relative, Path path, Optional<Path> expected) {}
