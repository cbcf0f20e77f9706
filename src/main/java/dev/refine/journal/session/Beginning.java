package dev.refine.journal.session;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.journal.file.JournalLine;
import dev.refine.journal.file.JournalLines;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Optional;

/**
 * What is asked of a session before anybody opens it. It stands in the first record; the later ones are not looked at, so
 * that damage in one session never hides another. With many cases that record is long, so it is read once and not kept.
 *
 * @param time of the record: a folder's own dates change with every copy, and count only where it cannot be read
 * @param type that of a session of the loop when it cannot be read, so that whoever opens the session says what is wrong
 * @param check whether all that was asked for was a check
 * @param manifest the name of the manifest's file; empty when it cannot be read, and where there is none
 */
record Beginning(SessionFolder folder, Instant time, String type, boolean check, String manifest) {

    /** The first record of a session of the loop. */
    static final String LOOP = "SessionStarted";

    static final Comparator<Beginning> NEWEST_FIRST = Comparator.comparing(Beginning::time)
            .thenComparing(Beginning::number)
            .thenComparing(beginning -> beginning.folder().path())
            .reversed();

    static Beginning of(SessionFolder folder) {
        Optional<JsonNode> first = first(folder.journal());
        return new Beginning(
                folder,
                timeOf(first, folder.journal()),
                first.map(event -> event.path("type").asText()).orElse(LOOP),
                first.map(event -> event.path("settings").path("check").asBoolean())
                        .orElse(false),
                first.map(event -> lastName(event.path("manifest").asText())).orElse(""));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /**
     * Whether it is a session of this manifest, and not of another one in the same folder. Only the names of the files are
     * compared, since sessions lie beside their manifest, wherever that folder has been moved.
     */
    boolean isOf(Path file) {
        return manifest.isEmpty() || manifest.equals(file.getFileName().toString());
    }

    /** Empty when it cannot be read; where the first record is gone, the next one says nothing of how it began. */
    private static Optional<JsonNode> first(Path journal) {
        try (InputStream in = new FileInputStream(journal.toFile())) {
            JournalLines lines = new JournalLines(in);
            Optional<JournalLine> line = lines.next() ? lines.record() : Optional.empty();
            return line.filter(record -> record.seq() == 1).map(JournalLine::event);
        } catch (IOException e) {
            throw StorageFault.reading(journal, e);
        }
    }

    private static Instant timeOf(Optional<JsonNode> first, Path journal) {
        try {
            return first.map(event -> event.path("time").asText())
                    .filter(time -> !time.isEmpty())
                    .map(Instant::parse)
                    .orElse(Files.getLastModifiedTime(journal).toInstant());
        } catch (DateTimeParseException e) {
            return Instant.EPOCH;
        } catch (IOException e) {
            throw StorageFault.reading(journal, e);
        }
    }

    private int number() {
        String name = folder.name();
        String digits = name.substring(name.lastIndexOf('_') + 1);
        return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 1;
    }
}
