package dev.refine.files;

import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Bytes kept under their SHA-256, one file each: {@code folder/<sha256>}. Putting the same bytes again changes nothing,
 * and what comes out is what went in or an exception. Safe for several threads and processes at once.
 */
public final class ContentStore {

    private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;

    /** The folder appears with the first bytes. */
    public ContentStore(Path folder) {
        this.folder = folder;
    }

    /** Keeps the bytes, durably, and returns their hash. */
    public String put(byte[] bytes) {
        String sha = Sha256.of(bytes);
        if (!holds(sha, bytes.length)) {
            AtomicFile.write(folder.resolve(sha), bytes);
        }
        return sha;
    }

    /**
     * The bytes with this hash.
     *
     * @throws SessionException {@code content-missing} or {@code content-damaged}
     */
    public byte[] get(String sha) {
        Path file = folder.resolve(NAME.matcher(sha).matches() ? sha : "not-a-hash");
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw broken("content-missing", "the saved copy " + sha + " is missing");
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
        if (!Sha256.of(bytes).equals(sha)) {
            throw broken("content-damaged", "the saved copy " + sha + " is damaged");
        }
        return bytes;
    }

    private SessionException broken(String code, String what) {
        return new SessionException(new Problem(
                code,
                folder.toString(),
                what,
                "The session cannot go on without it.",
                "Put the file back from a backup of the session folder, or start a new session."));
    }

    private boolean holds(String sha, int length) {
        Path file = folder.resolve(sha);
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == length
                    && Sha256.of(file).equals(sha);
        } catch (IOException e) {
            return false;
        }
    }
}
