package dev.refine.journal.session;

import dev.refine.files.StorageFault;
import dev.refine.problem.BusyException;
import dev.refine.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The right to be the one session of a manifest: an operating system lock on {@code .refine/lock}, which ends with its
 * process however that ends. The file is opened once and never read, since closing any second channel on it would drop
 * the lock; for the same reason a second attempt in this process is refused before it touches the file.
 */
public final class SessionLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final int LOOKS = 40;
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Path folder;
    private final boolean linked;
    private final FileChannel channel;

    private SessionLock(Path folder, boolean linked, FileChannel channel) {
        this.folder = folder;
        this.linked = linked;
        this.channel = channel;
    }

    /**
     * Takes the lock or fails within a second.
     *
     * @param refineFolder {@code .refine} beside the manifest; created when absent, so take the lock only after
     *     everything that could end in wrong usage
     * @param session what this session does, for the one who finds it busy
     * @throws BusyException naming the holder's process and its start
     */
    public static SessionLock acquire(Path refineFolder, String session) {
        // Made before the lock is taken, and written without a force: others wait to read it, and it outlives no crash.
        byte[] self = LockHolder.self(session).bytes();
        try {
            for (int look = 1; ; look++) {
                Optional<SessionLock> lock = attempt(refineFolder);
                if (lock.isPresent()) {
                    Files.write(holder(lock.get().folder), self);
                    return lock.get();
                }
                Optional<LockHolder> holder = LockHolder.read(holder(refineFolder));
                if (look == LOOKS || holder.map(LockHolder::isAlive).orElse(false)) {
                    throw busy(refineFolder, holder);
                }
                Thread.sleep(BETWEEN_LOOKS_MILLIS);
            }
        } catch (IOException e) {
            throw StorageFault.writing(refineFolder.resolve("lock"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy(refineFolder, LockHolder.read(holder(refineFolder)));
        }
    }

    /**
     * Gives the lock back, with its file, and with the folder if nothing else is in it and no link of the user's leads
     * there. Does nothing the second time.
     */
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try (channel) {
            Files.deleteIfExists(holder(folder));
            Files.deleteIfExists(folder.resolve("lock"));
            if (!linked && isEmpty()) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            // Tidying only: the lock itself ends with the channel, which is closed by now.
            return;
        } finally {
            HELD_HERE.remove(folder);
        }
    }

    /** Empty when another process, or this one, holds it. */
    private static Optional<SessionLock> attempt(Path refineFolder) throws IOException {
        Path folder;
        try {
            Files.createDirectories(refineFolder);
            folder = refineFolder.toRealPath();
        } catch (NoSuchFileException | FileAlreadyExistsException e) {
            boolean elsewhere = Files.isSymbolicLink(refineFolder);
            if (!Files.isDirectory(refineFolder) && (elsewhere || Files.exists(refineFolder))) {
                throw e;
            }
            // The holder that we were about to meet has ended and tidied up in between.
            return Optional.empty();
        }
        if (!HELD_HERE.add(folder)) {
            return Optional.empty();
        }
        Optional<FileChannel> channel = Optional.empty();
        try {
            channel = locked(folder.resolve("lock"));
        } finally {
            if (channel.isEmpty()) {
                HELD_HERE.remove(folder);
            }
        }
        boolean linked = Files.isSymbolicLink(refineFolder);
        return channel.map(open -> new SessionLock(folder, linked, open));
    }

    /**
     * The holder removes the file when it ends, so the file that was locked must still be the one of this name: compared
     * by its key before opening and after locking, because an open channel does not tell its own.
     */
    private static Optional<FileChannel> locked(Path file) throws IOException {
        boolean kept = false;
        FileChannel channel = null;
        try {
            Object before = created(file);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            kept = channel.tryLock() != null && key(file).equals(before);
            return kept ? Optional.of(channel) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } finally {
            if (channel != null && !kept) {
                channel.close();
            }
        }
    }

    private static Object created(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            return key(file);
        }
        return key(file);
    }

    private static Object key(Path file) throws IOException {
        Object key = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
        return key == null ? file : key;
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.findAny().isEmpty();
        }
    }

    private static Path holder(Path folder) {
        return folder.resolve("holder.json");
    }

    private static BusyException busy(Path folder, Optional<LockHolder> holder) {
        String who = holder.map(found -> "process " + found.pid()
                        + (found.started().isEmpty() ? "" : ", started " + found.started())
                        + (found.session().isEmpty() ? "" : ", " + found.session()))
                .orElse("another process");
        return new BusyException(new Problem(
                "session-busy",
                folder.toAbsolutePath().getParent().toString(),
                "another session is running here",
                "It is " + who + ".",
                "Wait for it or stop it. Nothing was changed."));
    }
}
