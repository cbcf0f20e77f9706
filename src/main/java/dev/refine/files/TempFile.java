package dev.refine.files;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The new content of a file while it waits beside it. Its name carries the process that made it, so that a later sweep
 * can tell what a killed process left from what a living one is writing.
 */
final class TempFile {

    private static final long PID = ProcessHandle.current().pid();

    /** Tells this process from an earlier one that had the same number, as happens in containers. */
    private static final String LIFE = UUID.randomUUID().toString().substring(0, 8);

    private static final Pattern NAME = Pattern.compile("\\.refine-(\\d{1,10})-([0-9a-f]{8})-[0-9a-f]{8}\\.tmp");

    private TempFile() {}

    /** An empty file beside {@code target}, with the rights of any new file. */
    static Path beside(Path target) throws IOException {
        return Files.createFile(name(target));
    }

    /** A folder of our own in {@code home}, swept like a file once its process is gone. */
    static Path folderIn(Path home) throws IOException {
        return Files.createDirectory(name(home.resolve("draft")));
    }

    /** An empty file beside {@code target} that nobody else may read, where the system can say so. */
    static Path hiddenBeside(Path target) throws IOException {
        if (!target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return beside(target);
        }
        return Files.createFile(
                name(target), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    private static Path name(Path target) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        return target.resolveSibling(".refine-" + owner() + "-" + unique + ".tmp");
    }

    /** This process, in a name that {@link #isAlive} can be asked about. */
    static String owner() {
        return PID + "-" + LIFE;
    }

    /** Streams, not channels: an interrupted thread must still be able to put a user's file back. */
    static void fill(Path temp, byte[] bytes, Finish finish) throws IOException {
        try (FileOutputStream out = new FileOutputStream(temp.toFile())) {
            out.write(bytes);
            finish.run();
            out.getFD().sync();
        }
    }

    /** What must be true of the file before it is forced to the disk, beyond its bytes. */
    interface Finish {
        void run() throws IOException;
    }

    static void moveOnto(Path temp, Path target) throws IOException {
        try {
            Files.move(temp, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this file system cannot replace a file in one step", e);
        }
        try {
            force(target.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw StorageFault.forcing(target, e);
        }
    }

    /** Makes names in a folder durable. Systems that cannot open a folder (Windows) do it by themselves. */
    static void force(Path folder) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                Optional<FileChannel> channel = openFolder(folder);
                if (channel.isEmpty()) {
                    return;
                }
                try (FileChannel open = channel.get()) {
                    open.force(true);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted = true;
                    Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Optional<FileChannel> openFolder(Path folder) {
        try {
            return Optional.of(FileChannel.open(folder, StandardOpenOption.READ));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Removes what killed processes left directly in {@code folder} and says how many. */
    static int sweep(Path folder) throws IOException {
        int swept = 0;
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, ".refine-*.tmp")) {
            for (Path file : found) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && !Files.isSymbolicLink(file)
                        && !isAlive(Long.parseLong(name.group(1)), name.group(2))) {
                    Folders.remove(file);
                    swept++;
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return swept;
    }

    static boolean isAlive(long pid, String life) {
        return pid == PID ? life.equals(LIFE) : ProcessHandle.of(pid).isPresent();
    }
}
