package dev.refine.run.worker;

import dev.refine.files.Folders;
import dev.refine.files.Secrets;
import dev.refine.run.AttemptFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What a worker writes to standard output and standard error. It is handed out case by case: what was written since the
 * last one goes into the folder of the attempt, and the file begins anew, so that no session of any length fills the disk
 * twice.
 */
final class WorkerLog {

    private static final int TAIL = 8192;

    private final Path folder;
    private final Secrets secrets;

    WorkerLog(Path folder, Secrets secrets) {
        this.folder = folder;
        this.secrets = secrets;
    }

    /**
     * Moves what there is into an attempt's folder, where it has no secrets any more.
     *
     * @return the end of its standard error; empty without any
     */
    String handOut(Path attempt) {
        isHandedOut("stdout", attempt);
        return isHandedOut("stderr", attempt) ? tail(attempt.resolve("stderr")) : "";
    }

    private boolean isHandedOut(String name, Path attempt) {
        Path file = folder.resolve(name);
        if (file.toFile().length() == 0) {
            return false;
        }
        try {
            Path place = attempt.resolve(name);
            Folders.remove(place);
            Files.copy(file, place);
            secrets.hideIn(place);
            // It is opened for appending on the other side, which goes on at the new end.
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            return true;
        } catch (IOException e) {
            throw AttemptFolder.failure("worker-log", "cannot keep what a worker wrote", file, e);
        }
    }

    private static String tail(Path file) {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(access.length(), TAIL)];
            access.seek(access.length() - tail.length);
            access.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw AttemptFolder.failure("worker-log", "cannot read what a worker wrote", file, e);
        }
    }

    /** Takes the folder away when nothing was left in it to read. */
    void close() {
        try {
            for (String name : List.of("stdout", "stderr")) {
                Path file = folder.resolve(name);
                if (file.toFile().length() == 0) {
                    Files.deleteIfExists(file);
                }
            }
            folder.toFile().delete();
        } catch (IOException e) {
            throw AttemptFolder.failure("worker-log", "cannot tidy up after a worker", folder, e);
        }
    }
}
