package dev.refine.journal.file;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.StorageFault;
import dev.refine.problem.Problem;
import dev.refine.problem.SessionException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a journal from its first byte, one record in memory at a time, and decides between a torn end and damage. */
final class JournalReader {

    private final Path file;
    private final Consumer<JournalLine> consumer;
    private long records;
    private long wholeBytes;
    private long badLine;
    private String converted = "";

    JournalReader(Path file, Consumer<JournalLine> consumer) {
        this.file = file;
        this.consumer = consumer;
    }

    /** Bytes after the last whole record are counted, whatever they are; a whole record after a bad one is damage. */
    JournalFile.Reading read() {
        if (!Files.isRegularFile(file)) {
            throw refused("journal-missing", file.toString(), "there is no journal", "", "Name another session.");
        }
        try (InputStream in = new FileInputStream(file.toFile())) {
            JournalLines lines = new JournalLines(in);
            long number = 0;
            while (lines.next()) {
                number++;
                take(number, lines);
            }
            if (records == 0) {
                throw damaged(1, "no whole record comes before it");
            }
            return new JournalFile.Reading(records, wholeBytes, lines.offset() - wholeBytes);
        } catch (IOException e) {
            throw StorageFault.reading(file, e);
        }
    }

    private void take(long number, JournalLines lines) {
        Optional<JournalLine> line = lines.record();
        if (line.isEmpty()) {
            if (badLine == 0) {
                badLine = number;
                converted = conversion(lines.bytes());
            }
            return;
        }
        if (badLine > 0) {
            throw damaged(badLine, "whole records follow it");
        }
        if (line.get().seq() != records + 1) {
            throw damaged(number, "it has number " + line.get().seq() + " where " + (records + 1) + " belongs");
        }
        if (records == 0) {
            checkVersion(line.get().event());
        }
        records++;
        wholeBytes = lines.offset();
        consumer.accept(line.get());
    }

    /** What an editor or a version control did to a record that is sound otherwise; empty when it is not. */
    private static String conversion(byte[] line) {
        boolean marked = line.length > 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF;
        boolean returned = line.length > 0 && line[line.length - 1] == '\r';
        byte[] plain = Arrays.copyOfRange(line, marked ? 3 : 0, line.length - (returned ? 1 : 0));
        if (!marked && !returned || JournalLine.decode(plain).isEmpty()) {
            return "";
        }
        return marked
                ? "Another program has put a byte order mark before it"
                        + (returned ? " and CR LF at its line ends. " : ". ")
                : "Another program has put CR LF at its line ends. ";
    }

    private void checkVersion(JsonNode first) {
        JsonNode version = first.path("version");
        if (!version.isIntegralNumber() || version.asLong() < 1) {
            throw refused(
                    "journal-version",
                    file.toString(),
                    "the first record names no version",
                    "This is not a journal of refine.",
                    "Name another session.");
        }
        if (version.asLong() > JournalFile.VERSION || !version.canConvertToLong()) {
            throw refused(
                    "journal-version",
                    file.toString(),
                    "the journal has version " + version.asText(),
                    "This refine reads versions up to " + JournalFile.VERSION + ".",
                    "Continue this session with a newer refine.");
        }
    }

    private SessionException damaged(long number, String why) {
        return refused(
                "journal-damaged",
                file + ":" + number,
                "the record is damaged and " + why,
                converted + (records == 0 ? "" : "Records 1 to " + records + " are sound. ") + "Nothing was changed.",
                (converted.isEmpty() ? "Put back" : "Save it as it was, in UTF-8 with LF alone, put back")
                        + " a sound copy of this file, or start a new session.");
    }

    private static SessionException refused(String code, String where, String what, String found, String remedy) {
        return new SessionException(new Problem(code, where, what, found, remedy));
    }
}
