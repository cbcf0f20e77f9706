package dev.refine.workload;

import dev.refine.files.StorageFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One input file.
 *
 * @param id what the wildcards of {@code casePaths} matched, without extension; on a clash the relative path
 * @param relative path relative to the manifest's folder, with {@code /}
 * @param path absolute path
 * @param expected absolute path of its expected output, if it has one
 * @param variant what it is a changed copy of, if it is one; then the file at {@code path} exists in a session only
 */
public record Case(String id, String relative, Path path, Optional<Path> expected, Optional<Variant> variant) {

    /**
     * How a copy came about.
     *
     * @param origin id of the case that it was made from
     * @param perturbation name of what was done to it
     * @param text what the copy holds
     */
    public record Variant(String origin, String perturbation, String text) {}

    /** A case of the user's. */
    public Case(String id, String relative, Path path, Optional<Path> expected) {
        this(id, relative, path, expected, Optional.empty());
    }

    /**
     * The input itself, for a copy also before its file exists.
     *
     * @throws dev.refine.problem.StorageException when it cannot be read: it was there when its workload was resolved
     */
    public byte[] bytes() {
        try {
            return variant.isPresent()
                    ? variant.get().text().getBytes(StandardCharsets.UTF_8)
                    : Files.readAllBytes(path);
        } catch (IOException e) {
            throw StorageFault.reading(path, e);
        }
    }

    /** The same case, its file elsewhere. */
    public Case at(Path elsewhere) {
        return new Case(id, relative, elsewhere, expected, variant);
    }
}
