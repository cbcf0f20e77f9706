package dev.refine.files;

import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes whole files so that a reader, a crash or a full disk sees the old bytes or the new ones, never a part. When a
 * method returns, the bytes and the name are on the disk. Failure is a {@link StorageException} and leaves the old file.
 * Works in interrupted threads.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Creates or replaces one of our own files; missing folders are created. A link of this name is replaced, not
     * followed, and the file gets the rights of a new one.
     */
    public static void write(Path file, byte[] bytes) {
        try {
            Folders.make(file.toAbsolutePath().getParent());
            Path temp = TempFile.beside(file);
            try {
                TempFile.fill(temp, bytes, () -> {});
                TempFile.moveOnto(temp, file);
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /**
     * Replaces a user's file and keeps what belongs to the user: the link that leads to it, mode, owner and group.
     *
     * @param file an existing file, or a link to one
     * @return what could not be kept (other hard links, the owner), as sentences for the user
     */
    public static List<String> replaceKeeping(Path file, byte[] bytes) {
        try {
            return replaceReal(file.toRealPath(), bytes, () -> {});
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /**
     * As {@link #replaceKeeping}, for a path that is resolved already: a link that has taken its place is not followed.
     *
     * @param lastLook runs right before the new bytes take the name; what it throws stops the replacement
     */
    public static List<String> replaceReal(Path real, byte[] bytes, Runnable lastLook) {
        try {
            KeptAttributes kept = KeptAttributes.of(real);
            Optional<Problem> obstacle = obstacle(real, real.toString());
            if (obstacle.isPresent()) {
                throw new StorageException(obstacle.get());
            }
            Path temp = TempFile.hiddenBeside(real);
            try {
                List<String> warnings = new ArrayList<>();
                TempFile.fill(temp, bytes, () -> warnings.addAll(kept.giveTo(temp, real)));
                lastLook.run();
                TempFile.moveOnto(temp, real);
                return List.copyOf(warnings);
            } finally {
                Files.deleteIfExists(temp);
            }
        } catch (IOException e) {
            throw StorageFault.writing(real, e);
        }
    }

    /**
     * Why an existing file could not be replaced, as far as one can tell beforehand.
     *
     * @param real a path that is resolved already
     * @param shown the name by which the user knows it
     */
    public static Optional<Problem> obstacle(Path real, String shown) {
        Path folder = real.toAbsolutePath().getParent();
        if (!Files.isWritable(real)) {
            return Optional.of(readOnly(shown, "The file is read-only.", "Make it writable if it may be edited."));
        }
        return Files.isWritable(folder)
                ? Optional.empty()
                : Optional.of(readOnly(
                        shown,
                        "Its folder " + folder + " is read-only, and a file is replaced as a whole.",
                        "Make the folder writable if the file may be edited."));
    }

    private static Problem readOnly(String shown, String found, String remedy) {
        return new Problem("not-writable", shown, "cannot be written", found, remedy);
    }

    /** A new folder that waits in {@code home} until it {@link #appear}s. */
    public static Path draftFolder(Path home) {
        try {
            return TempFile.folderIn(home);
        } catch (IOException e) {
            throw StorageFault.writing(home, e);
        }
    }

    /** Gives a finished folder its name beside it; on return both are on the disk. The name must be free. */
    public static void appear(Path draft, Path target) {
        try {
            TempFile.force(draft);
            TempFile.moveOnto(draft, target);
        } catch (IOException e) {
            throw StorageFault.writing(target, e);
        }
    }

    /**
     * Removes temporary files and folders that killed processes left directly in this folder; those of living processes stay.
     *
     * @return how many were removed
     */
    public static int sweep(Path folder) {
        try {
            return Files.isDirectory(folder) ? TempFile.sweep(folder) : 0;
        } catch (IOException e) {
            throw StorageFault.writing(folder, e);
        }
    }

    /** The same in this folder and in all below it; links are not followed. */
    public static void sweepBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(path -> Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS))
                    .toList()
                    .forEach(AtomicFile::sweep);
        } catch (IOException | UncheckedIOException e) {
            throw StorageFault.writing(
                    folder, e instanceof UncheckedIOException one ? one.getCause() : (IOException) e);
        }
    }
}
