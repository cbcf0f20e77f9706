package dev.refine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {

    @TempDir
    Path folder;

    Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("journal.jsonl");
    }

    static ObjectNode header() {
        return Json.object().put("type", "start").put("version", JournalFile.VERSION);
    }

    static ObjectNode event(int number) {
        return Json.object().put("type", "case").put("number", number).put("text", "größer\n„a“ " + number);
    }

    static List<JournalLine> readAll(Path file) {
        List<JournalLine> lines = new ArrayList<>();
        JournalFile.read(file, lines::add);
        return lines;
    }

    private List<JournalLine> write(int records) {
        List<JournalLine> written = new ArrayList<>();
        try (JournalFile journal = JournalFile.create(file)) {
            written.add(journal.append(header()));
            IntStream.range(1, records).forEach(i -> written.add(journal.append(event(i))));
        }
        return written;
    }

    @Test
    void writesNumberedChecksummedJsonLines() throws IOException {
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(header());
            journal.append(Json.object().put("type", "note"));
        }

        assertThat(file)
                .hasContent("{\"seq\":1,\"crc\":\"c262d57d\",\"event\":{\"type\":\"start\",\"version\":1}}\n"
                        + "{\"seq\":2,\"crc\":\"a58410bb\",\"event\":{\"type\":\"note\"}}\n");
        for (String line : Files.readAllLines(file)) {
            assertThat(Json.parse(line).path("event").path("type").isTextual()).isTrue();
        }
    }

    @Test
    void readsBackWhatAppendReturned() {
        List<JournalLine> written = write(20);

        assertThat(readAll(file)).isEqualTo(written);
        List<JournalLine> opened = new ArrayList<>();
        try (JournalFile journal = JournalFile.open(file, opened::add)) {
            assertThat(journal.records()).isEqualTo(20);
            assertThat(journal.repair()).isEmpty();
            assertThat(journal.append(event(20)).seq()).isEqualTo(21);
        }
        assertThat(opened).isEqualTo(written);
    }

    @Test
    void appendsBatchAsOneRunOfRecords() {
        write(2);
        try (JournalFile journal = JournalFile.open(file, line -> {})) {
            assertThat(journal.appendAll(List.of(event(7), event(8), event(9))))
                    .extracting(JournalLine::seq)
                    .containsExactly(3L, 4L, 5L);
            assertThat(journal.appendAll(List.of())).isEmpty();
        }
        assertThat(readAll(file)).hasSize(5);
    }

    @Test
    void keepsTextThatUtf8CannotHold() {
        JsonNode hostile = Json.object().put("text", "a\uD800b\uDC00\u0000\u2028\uD83D\uDE00\"\\");
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(header());
            assertThat(journal.append(hostile).event()).isEqualTo(hostile);
        }
        assertThat(readAll(file).get(1).event()).isEqualTo(hostile);
    }

    @Test
    void isReadableByItsOwnerOnly() throws IOException {
        write(1);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void survivesInterruptedThread() {
        try (JournalFile journal = JournalFile.create(file)) {
            Thread.currentThread().interrupt();
            journal.append(header());
            journal.append(event(1));
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(readAll(file)).hasSize(2);
    }

    @Test
    void refusesRecordThatCouldNotBeReadBackAndStaysUsable() {
        JsonNode deep = Json.object();
        for (int i = 0; i < 1_200; i++) {
            deep = Json.object().set("a", deep);
        }
        JsonNode tooDeep = deep;
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(header());
            assertThatThrownBy(() -> journal.append(tooDeep))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(file + ": a record could not be read back [journal-record]."
                            + " It is too large or too deep. Nothing was written.");
            journal.append(event(1));
        }
        assertThat(readAll(file)).hasSize(2);
    }

    @Test
    void firstRecordNamesItsVersion() {
        try (JournalFile journal = JournalFile.create(file)) {
            assertThatThrownBy(() -> journal.append(event(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the first record of a journal names its version");
        }
    }

    @Test
    void doesNotCreateOverExistingJournal() {
        write(3);
        assertThatThrownBy(() -> JournalFile.create(file))
                .isInstanceOf(StorageException.class)
                .hasMessage(file + " exists already [journal-exists].");
        assertThat(readAll(file)).hasSize(3);
    }

    @Test
    void saysThatJournalIsMissing() {
        assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                .isInstanceOf(SessionException.class)
                .hasMessage(file + ": there is no journal [journal-missing]. Name another session.");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesNewerVersion() throws IOException {
        Files.write(file, JournalLine.encode(1, Json.object().put("version", 2).toString()));
        assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                .isInstanceOf(SessionException.class)
                .hasMessage(file + ": the journal has version 2 [journal-version]."
                        + " This refine reads versions up to 1. Continue this session with a newer refine.");
    }

    @Test
    void refusesForeignFirstRecord() throws IOException {
        Files.write(
                file, JournalLine.encode(1, Json.object().put("version", "one").toString()));
        assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                .isInstanceOf(SessionException.class)
                .hasMessage(file + ": the first record names no version [journal-version]."
                        + " This is not a journal of refine. Name another session.");
    }

    @Nested
    class WhileAnotherProcessWrites {

        @Test
        void ignoresUnfinishedLineAndRepairsNothing() throws IOException {
            List<JournalLine> written = write(4);
            Files.writeString(file, "{\"seq\":5,\"crc\":\"0", StandardOpenOption.APPEND);
            byte[] before = Files.readAllBytes(file);

            List<JournalLine> seen = new ArrayList<>();
            JournalFile.Reading reading = JournalFile.read(file, seen::add);

            assertThat(seen).isEqualTo(written);
            assertThat(reading).isEqualTo(new JournalFile.Reading(4, before.length - 17, 17));
            assertThat(Files.readAllBytes(file)).isEqualTo(before);
            assertThat(folder).isDirectoryNotContaining("glob:**broken*");
        }
    }

    @Test
    void readerNeverStumblesOverAWriterAtWork() throws InterruptedException {
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(header());
            Thread writer = new Thread(() -> IntStream.range(1, 200).forEach(i -> journal.append(event(i))));
            writer.start();
            long seen = 0;
            while (writer.isAlive()) {
                JournalFile.Reading reading = JournalFile.read(file, line -> {});
                assertThat(reading.records()).isGreaterThanOrEqualTo(seen);
                seen = reading.records();
            }
            writer.join();
        }
        assertThat(readAll(file)).hasSize(200);
    }

    @Test
    void streamsManyRecords() {
        List<ObjectNode> events = new ArrayList<>(List.of(header()));
        IntStream.range(1, 20_000).forEach(i -> events.add(event(i)));
        try (JournalFile journal = JournalFile.create(file)) {
            journal.appendAll(events);
        }
        assertThat(readAll(file)).extracting(JournalLine::event).isEqualTo(events);
    }

    @Nested
    class AfterTornEnd {

        @Test
        void movesItAsideAndSaysSo() throws IOException {
            List<JournalLine> written = write(4);
            Files.writeString(file, "{\"seq\":5,\"crc\":\"0", StandardOpenOption.APPEND);

            try (JournalFile journal = JournalFile.open(file, line -> {})) {
                assertThat(journal.repair().orElseThrow().sentence())
                        .isEqualTo("The last 17 bytes of the journal were not a whole record and were moved to"
                                + " journal.broken-1. The session goes on after record 4.");
                journal.append(event(4));
            }

            assertThat(folder.resolve("journal.broken-1")).hasContent("{\"seq\":5,\"crc\":\"0");
            assertThat(readAll(file).subList(0, 4)).isEqualTo(written);
            assertThat(readAll(file)).hasSize(5);
        }

        @Test
        void numbersTheBrokenFiles() throws IOException {
            write(2);
            for (int i = 1; i <= 3; i++) {
                Files.writeString(file, "x".repeat(i), StandardOpenOption.APPEND);
                JournalFile.open(file, line -> {}).close();
                assertThat(folder.resolve("journal.broken-" + i)).hasContent("x".repeat(i));
            }
        }
    }

    @Nested
    class DamagedInTheMiddle {

        @Test
        void namesTheLineAndChangesNothing() throws IOException {
            write(6);
            byte[] bytes = Files.readString(file)
                    .replace("\"number\":2", "\"number\":9")
                    .getBytes(StandardCharsets.UTF_8);
            Files.write(file, bytes);

            assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(file + ":3: the record is damaged and whole records follow it [journal-damaged]."
                            + " Records 1 to 2 are sound. Nothing was changed."
                            + " Put back a sound copy of this file, or start a new session.");
            assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        }

        @Test
        void findsMissingRecord() throws IOException {
            write(6);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            lines.remove(3);
            Files.write(file, lines);

            assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessage(file + ":4: the record is damaged and it has number 5 where 4 belongs"
                            + " [journal-damaged]. Records 1 to 3 are sound. Nothing was changed."
                            + " Put back a sound copy of this file, or start a new session.");
        }

        @Test
        void refusesFileWithoutAnyWholeRecord() throws IOException {
            for (String content : List.of("", "{\"seq\":1", "\n\n\n", "hello\nworld\n")) {
                Files.writeString(file, content);
                assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                        .isInstanceOf(SessionException.class)
                        .hasMessage(file + ":1: the record is damaged and no whole record comes before it"
                                + " [journal-damaged]. Nothing was changed."
                                + " Put back a sound copy of this file, or start a new session.");
                assertThat(file).hasContent(content);
            }
        }
    }
}
