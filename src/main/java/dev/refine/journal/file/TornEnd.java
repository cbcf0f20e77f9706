package dev.refine.journal.file;

import dev.refine.files.AtomicFile;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a killed writer left after the last whole record: moved to a file beside the journal, never thrown away. */
final class TornEnd {

    private static final long LONGEST = 256L * 1024 * 1024;

    private TornEnd() {}

    /** Copy first, then cut: a kill between the two repeats the repair and loses nothing. */
    static Optional<JournalFile.Repair> repair(Path file, AppendTarget target, JournalFile.Reading reading)
            throws IOException {
        if (reading.tailBytes() == 0) {
            return Optional.empty();
        }
        if (reading.tailBytes() > LONGEST) {
            throw new SessionException(new Problem(
                    "journal-damaged",
                    file.toString(),
                    "the last " + reading.tailBytes() + " bytes are not records",
                    "No killed session leaves so many. Nothing was changed.",
                    "Put back a sound copy of this file, or start a new session."));
        }
        byte[] tail;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            in.seek(reading.wholeBytes());
            tail = new byte[Math.toIntExact(reading.tailBytes())];
            in.readFully(tail);
        }
        int number = 1;
        while (Files.exists(file.resolveSibling("journal.broken-" + number))) {
            number++;
        }
        Path moved = file.resolveSibling("journal.broken-" + number);
        AtomicFile.write(moved, tail);
        target.truncate(reading.wholeBytes());
        target.force();
        return Optional.of(new JournalFile.Repair(moved, tail.length, reading.records()));
    }
}
