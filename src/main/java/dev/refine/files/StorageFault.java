package dev.refine.files;

import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.io.SyncFailedException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;

/** Says in one sentence why reading or writing a file failed, naming the file. */
public final class StorageFault {

    /** Below this much free space a failed write is blamed on the disk, whatever language the system speaks. */
    private static final long NEARLY_FULL = 64 * 1024;

    private StorageFault() {}

    /** For a write that failed and left the file as it was. */
    public static StorageException writing(Path file, IOException cause) {
        return new StorageException(problem(file, cause), cause);
    }

    /** For a file that has its new bytes and whose folder could not be forced to the disk. */
    static StorageException forcing(Path file, IOException cause) {
        return new StorageException(
                new Problem(
                        "write-failed",
                        file.toString(),
                        "was written, but may be lost if the machine stops now",
                        said(cause),
                        "Check the disk."),
                cause);
    }

    /** For a read that failed. */
    public static StorageException reading(Path file, IOException cause) {
        String remedy = "Check that it is there and that you may read it.";
        return new StorageException(
                new Problem("read-failed", file.toString(), "cannot be read", said(cause), remedy), cause);
    }

    private static Problem problem(Path file, IOException cause) {
        String reason = reason(cause);
        if (reason.contains("no space left") || reason.contains("quota exceeded") || isNearlyFull(file)) {
            return new Problem(
                    "disk-full",
                    file.toString(),
                    "cannot be written, the disk is full",
                    "What was there before is unchanged.",
                    "Free some space before you go on.");
        }
        if (cause instanceof AccessDeniedException
                || reason.contains("permission denied")
                || reason.contains("read-only")
                || reason.contains("not permitted")) {
            return new Problem(
                    "not-writable",
                    file.toString(),
                    "cannot be written",
                    "The system does not allow changes to it or to its folder: " + spoken(cause) + ".",
                    "Change the permissions or use a folder that you may write to.");
        }
        return new Problem(
                "write-failed",
                file.toString(),
                "cannot be written",
                said(cause),
                "What was there before is unchanged.");
    }

    private static boolean isNearlyFull(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            return folder != null
                    && Files.isDirectory(folder)
                    && Files.getFileStore(folder).getUsableSpace() < NEARLY_FULL
                    && !Files.getFileStore(folder).isReadOnly();
        } catch (IOException | ReadOnlyFileSystemException e) {
            return false;
        }
    }

    /** Why, as a sentence. */
    public static String said(IOException cause) {
        return cause instanceof CharacterCodingException
                ? "It is not UTF-8 text."
                : "The system says: " + spoken(cause) + ".";
    }

    private static String reason(IOException cause) {
        return (cause.getMessage() == null ? "" : cause.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String spoken(IOException cause) {
        if (cause instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (cause instanceof AccessDeniedException) {
            return "Permission denied";
        }
        if (cause instanceof NoSuchFileException) {
            return "No such file or directory";
        }
        if (cause instanceof SyncFailedException) {
            return "The disk did not take the bytes";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "A file is in the way";
        }
        if (cause instanceof FileSystemException || cause.getMessage() == null) {
            return cause.getClass().getSimpleName();
        }
        return cause.getMessage();
    }
}
