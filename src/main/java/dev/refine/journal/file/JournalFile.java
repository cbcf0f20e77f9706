package dev.refine.journal.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.RefineException;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * An append-only file of numbered, checksummed records. A record that {@code append} returned is on the disk; one that
 * it did not return is on the disk whole or not at all. After a failed write the file holds the records before it and
 * refuses more. One process at a time may write, the one that has the lock; any number may {@link #read}. Thread-safe.
 */
public final class JournalFile implements AutoCloseable {

    /** The newest format that this program reads, and the one that it writes into the first record as {@code version}. */
    public static final int VERSION = 1;

    /** How much work may be lost with the machine: not more than it takes to do it again at once. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(50);

    private final Path file;
    private final AppendTarget target;
    private final Optional<Repair> repair;
    private final LongSupplier clock;
    private long forced;
    private boolean unforced;
    private long records;
    private long size;
    private boolean broken;

    private JournalFile(Path file, AppendTarget target, Reading reading, Optional<Repair> repair) {
        this(file, target, reading, repair, System::nanoTime);
    }

    /** @param clock nanoseconds from anywhere */
    JournalFile(Path file, AppendTarget target, Reading reading, Optional<Repair> repair, LongSupplier clock) {
        this.clock = clock;
        this.forced = clock.getAsLong() - PAUSE;
        this.file = file;
        this.target = target;
        this.records = reading.records();
        this.size = reading.wholeBytes();
        this.repair = repair;
    }

    /**
     * What reading found.
     *
     * @param records whole records, and so the number of the last
     * @param wholeBytes their bytes
     * @param tailBytes bytes after them: the record that a writer is about to finish, or what a killed one left
     */
    public record Reading(long records, long wholeBytes, long tailBytes) {}

    /**
     * A torn end that was moved aside.
     *
     * @param moved the file that has the bytes now
     * @param bytes how many
     * @param record the last whole record, where the session goes on
     */
    public record Repair(Path moved, long bytes, long record) {

        public String sentence() {
            return "The last " + Count.of(bytes, "byte") + " of the journal were not a whole record"
                    + " and were moved to " + moved.getFileName() + ". The session goes on after record " + record
                    + ".";
        }
    }

    /**
     * A new, empty journal, readable by its owner only. Its first record must name a {@code version}.
     *
     * @throws StorageException also when the file exists
     */
    public static JournalFile create(Path file) {
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
            return new JournalFile(file, AppendTarget.of(file), new Reading(0, 0, 0), Optional.empty());
        } catch (FileAlreadyExistsException e) {
            throw new StorageException(Problem.of("journal-exists", file + " exists already", "", ""), e);
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /**
     * Reads every record in order, moves a torn end aside, and is ready to append.
     *
     * @param consumer gets each record; it must act on none before this method has returned, since damage may follow
     * @throws SessionException {@code journal-missing}, {@code journal-damaged} or {@code journal-version}
     */
    public static JournalFile open(Path file, Consumer<JournalLine> consumer) {
        return open(file, read(file, consumer));
    }

    /** The same after a {@link #read} of the file as it is now; only under the lock does it stay so. */
    public static JournalFile open(Path file, Reading reading) {
        try {
            AppendTarget target = AppendTarget.of(file);
            try {
                return new JournalFile(file, target, reading, TornEnd.repair(file, target, reading));
            } catch (IOException | RefineException e) {
                target.close();
                throw e;
            }
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        }
    }

    /** Reads every record and changes nothing, also while another process writes. Throws as {@link #open} does. */
    public static Reading read(Path file, Consumer<JournalLine> consumer) {
        return new JournalReader(file, consumer).read();
    }

    /** What {@link #open} had to repair. */
    public Optional<Repair> repair() {
        return repair;
    }

    /** The number of the last record, 0 before the first. */
    public synchronized long records() {
        return records;
    }

    /** One write and one force. Returns the record as every later reading will see it. */
    public JournalLine append(JsonNode event) {
        return appendAll(List.of(event)).get(0);
    }

    /** As {@link #append}, one write and one force for all; after a crash a first part of them may be there. */
    public synchronized List<JournalLine> appendAll(List<? extends JsonNode> events) {
        if (records == 0 && !events.isEmpty() && !events.get(0).path("version").isIntegralNumber()) {
            throw new IllegalArgumentException("the first record of a journal names its version");
        }
        return append(events.stream().map(this::text).toList(), true);
    }

    /** As {@link #append} of the object that this is the compact text of; not for the first record. */
    public JournalLine append(String event) {
        return append(List.of(event), true).get(0);
    }

    /**
     * As {@link #append}, for records that may follow each other quickly: one that comes within 50 ms of the last force is
     * only written, and forced with a later one. The end of this process does not lose it, the end of the machine may.
     */
    public JournalLine appendQuickly(String event) {
        return append(List.of(event), false).get(0);
    }

    private synchronized List<JournalLine> append(List<String> events, boolean now) {
        if (broken) {
            throw new StorageException(new Problem(
                    "journal-closed",
                    file.toString(),
                    "takes no more records",
                    "An earlier record could not be written.",
                    "Continue the session once there is space."));
        }
        List<JournalLine> lines = new ArrayList<>();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (String event : events) {
            byte[] line = JournalLine.encode(records + 1 + lines.size(), event);
            lines.add(readBack(Arrays.copyOf(line, line.length - 1), Json.isHarmless(event)));
            bytes.writeBytes(line);
        }
        if (!lines.isEmpty()) {
            write(bytes.toByteArray(), now);
            records += lines.size();
        }
        return lines;
    }

    @Override
    public synchronized void close() {
        try (target) {
            if (unforced && !broken) {
                target.force();
            }
        } catch (IOException e) {
            throw StorageFault.writing(file, e);
        } finally {
            broken = true;
        }
    }

    private void write(byte[] bytes, boolean now) {
        try {
            target.write(size, bytes);
            unforced = !now && clock.getAsLong() - forced < PAUSE;
            if (!unforced) {
                target.force();
                forced = clock.getAsLong();
            }
            size += bytes.length;
        } catch (IOException e) {
            broken = true;
            StorageException fault = StorageFault.writing(file, e);
            try {
                target.truncate(size);
                target.force();
            } catch (IOException second) {
                fault.addSuppressed(second);
            }
            throw fault;
        }
    }

    private String text(JsonNode event) {
        try {
            return Json.compact(event);
        } catch (IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private JournalLine readBack(byte[] line, boolean harmless) {
        try {
            JournalLine read = JournalLine.decode(line).orElseThrow(this::unreadable);
            if (!harmless) {
                read.event();
            }
            return read;
        } catch (MalformedJsonException e) {
            throw unreadable();
        }
    }

    /** Limits of the JSON reader apply to what is written: better to refuse one record than to lose the journal. */
    private SessionException unreadable() {
        return new SessionException(new Problem(
                "journal-record",
                file.toString(),
                "a record could not be read back",
                "It is too large or too deep. Nothing was written.",
                ""));
    }
}
