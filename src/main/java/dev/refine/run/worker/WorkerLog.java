package dev.refine.run.worker;

import dev.refine.files.Folders;
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

    WorkerLog(Path folder) {
        this.folder = folder;
    }

    /** Moves what there is into an attempt's folder. */
    void handOut(Path attempt) {
        for (String name : List.of("stdout", "stderr")) {
            Path file = folder.resolve(name);
            try {
                if (file.toFile().length() > 0) {
                    Path place = attempt.resolve(name);
                    Folders.remove(place);
                    Files.copy(file, place);
                    // It is opened for appending on the other side, which goes on at the new end.
                    FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                            .close();
                }
            } catch (IOException e) {
                throw AttemptFolder.failure("worker-log", "cannot keep what a worker wrote", file, e);
            }
        }
    }

    /** The end of the standard error that an attempt was handed; empty without any. */
    static String stderrTail(Path attempt) {
        Path file = attempt.resolve("stderr");
        long size = file.toFile().length();
        if (size == 0) {
            return "";
        }
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(size, TAIL)];
            access.seek(size - tail.length);
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
