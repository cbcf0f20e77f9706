package dev.refine.process;

import dev.refine.problem.Problem;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The files that hold what a command wrote. Only their beginnings and ends ever come into memory. */
final class Capture {

    private final Path stdout;
    private final Path stderr;
    private final Optional<Path> input;
    private final long cap;
    private final int shown;
    private long stdoutSize;
    private long stderrSize;

    private Capture(Command command, long cap) {
        Path folder = command.captureFolder().toAbsolutePath();
        boolean hasInput = command.input().length > 0;
        this.stdout = folder.resolve("stdout");
        this.stderr = folder.resolve("stderr");
        this.input = hasInput ? Optional.of(folder.resolve("stdin")) : Optional.empty();
        this.cap = cap;
        this.shown = command.shown();
    }

    /** Lays the input down where the command finds it. */
    static Capture prepare(Command command, long cap) {
        Capture capture = new Capture(command, cap);
        try {
            if (!Files.isDirectory(command.captureFolder())) {
                throw new NoSuchFileException(command.captureFolder().toString());
            }
            if (capture.input.isPresent()) {
                Files.write(capture.input.get(), command.input());
            }
        } catch (IOException e) {
            throw failure(command.captureFolder(), e);
        }
        return capture;
    }

    /** Makes both files, empty. */
    Capture lay() {
        try {
            Files.write(stdout, new byte[0]);
            Files.write(stderr, new byte[0]);
        } catch (IOException e) {
            throw failure(stdout.getParent(), e);
        }
        return this;
    }

    Path stdout() {
        return stdout;
    }

    Path stderr() {
        return stderr;
    }

    Optional<Path> input() {
        return input;
    }

    /** Whether one of both holds more than it may by now. */
    boolean isTooLarge() {
        stdoutSize = stdout.toFile().length();
        stderrSize = stderr.toFile().length();
        return stdoutSize > cap || stderrSize > cap;
    }

    /**
     * After the last process is gone: takes the input away and cuts what went over the cap.
     *
     * @return whether something had to be cut
     */
    boolean close() {
        boolean tooLarge = isTooLarge();
        try {
            if (input.isPresent()) {
                Files.deleteIfExists(input.get());
            }
            stdoutSize = cut(stdout, stdoutSize);
            stderrSize = cut(stderr, stderrSize);
        } catch (IOException e) {
            throw failure(stdout.getParent(), e);
        }
        return tooLarge;
    }

    private long cut(Path file, long size) throws IOException {
        if (size <= cap) {
            return size;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(cap);
        }
        return cap;
    }

    /** Beginning and end of standard output as text, once closed; bytes that are no UTF-8 show as U+FFFD. */
    String stdoutExcerpt() {
        return excerpt(stdout, stdoutSize, shown);
    }

    /** How many bytes of standard output that leaves out. */
    long leftOut() {
        return Math.max(0, stdoutSize - shown);
    }

    /** The same for standard error. */
    String stderrExcerpt() {
        return excerpt(stderr, stderrSize, Command.EXCERPT);
    }

    private static String excerpt(Path file, long size, int shown) {
        // A command may have put a folder or a device in its place.
        if (size == 0 || !Files.isRegularFile(file)) {
            return "";
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (size <= shown) {
                return text(channel, 0, (int) size);
            }
            int half = shown / 2;
            return text(channel, 0, half) + "\n[... " + (size - shown) + " bytes left out ...]\n"
                    + text(channel, size - half, half);
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    private static String text(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }

    private static StorageException failure(Path where, IOException cause) {
        return new StorageException(
                new Problem(
                        "capture-file",
                        where.toString(),
                        "cannot keep the output of a command",
                        "The system says: " + said(cause) + ".",
                        "Free some space or correct the permissions of this folder."),
                cause);
    }

    private static String said(IOException cause) {
        String message = cause instanceof FileSystemException fault ? fault.getReason() : cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
