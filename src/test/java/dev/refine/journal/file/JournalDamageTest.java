package dev.refine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.SessionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cut of the last records and every kind of flipped byte: read right, or refused, never believed. */
class JournalDamageTest {

    private static final int RECORDS = 10;

    @TempDir
    Path folder;

    private Path file;
    private byte[] sound;
    private List<JournalLine> written;
    private int[] ends;

    @BeforeEach
    void writeSoundJournal() throws IOException {
        file = folder.resolve("journal.jsonl");
        written = new ArrayList<>();
        ends = new int[RECORDS];
        try (JournalFile journal = JournalFile.create(file)) {
            for (int i = 0; i < RECORDS; i++) {
                written.add(journal.append(i == 0 ? JournalFileTest.header() : JournalFileTest.event(i)));
                ends[i] = (int) Files.size(file);
            }
        }
        sound = Files.readAllBytes(file);
    }

    @Test
    void cutAtEveryByteOfTheLastThreeRecordsKeepsAllWholeRecords() throws IOException {
        for (int length = ends[RECORDS - 4]; length < sound.length; length++) {
            byte[] cut = Arrays.copyOf(sound, length);
            int whole = wholeRecords(length);
            Files.write(file, cut);

            assertThat(JournalFileTest.readAll(file))
                    .as("reading %s bytes", length)
                    .isEqualTo(written.subList(0, whole));
            try (JournalFile journal = JournalFile.open(file, line -> {})) {
                assertThat(journal.repair().isPresent()).as("cut to %s", length).isEqualTo(length > ends[whole - 1]);
                for (int i = whole; i < RECORDS; i++) {
                    journal.append(JournalFileTest.event(i));
                }
            }
            assertThat(Files.readAllBytes(file))
                    .as("after resuming from %s", length)
                    .isEqualTo(sound);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, Another program has put a byte order mark before it.",
        "false, true, Another program has put CR LF at its line ends.",
        "true, true, Another program has put a byte order mark before it and CR LF at its line ends."
    })
    void saysWhatAnEditorDidToIt(boolean mark, boolean returns, String found) throws IOException {
        String text = new String(sound, StandardCharsets.UTF_8);
        Files.writeString(file, (mark ? "\ufeff" : "") + (returns ? text.replace("\n", "\r\n") : text));
        byte[] bytes = Files.readAllBytes(file);

        assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                .isInstanceOf(SessionException.class)
                .hasMessage(file + ":1: the record is damaged and "
                        + (returns ? "no whole record comes before it" : "whole records follow it")
                        + " [journal-damaged]. " + found + " Nothing was changed. Save it as it was, in UTF-8 with"
                        + " LF alone, put back a sound copy of this file, or start a new session.");
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    @Test
    void everyFlippedBitBeforeTheLastRecordIsRefusedOrSaid() throws IOException {
        for (int at = 0; at < ends[RECORDS - 2]; at++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] flipped = sound.clone();
                flipped[at] ^= (byte) (1 << bit);
                check(flipped, at, "bit " + bit + " of byte " + at);
            }
        }
    }

    @Test
    void everyByteOfTheLastRecordThatChangesIsMovedAside() throws IOException {
        SplittableRandom random = new SplittableRandom(42);
        for (int at = ends[RECORDS - 2]; at < sound.length; at++) {
            byte[] flipped = sound.clone();
            flipped[at] ^= (byte) random.nextInt(1, 256);
            Files.write(file, flipped);
            try (JournalFile journal = JournalFile.open(file, line -> {})) {
                assertThat(journal.repair()).as("byte %s", at).isPresent();
                assertThat(journal.records()).isEqualTo(RECORDS - 1);
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(Arrays.copyOf(sound, ends[RECORDS - 2]));
        }
    }

    @Test
    void randomDamageOfManyBytesIsNeverBelieved() throws IOException {
        for (int seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int from = random.nextInt(ends[RECORDS - 2] - 1);
            byte[] damaged = sound.clone();
            int to = Math.min(ends[RECORDS - 2], from + random.nextInt(1, 200));
            for (int i = from; i < to; i++) {
                damaged[i] = (byte) random.nextInt(256);
            }
            if (!Arrays.equals(damaged, sound)) {
                check(damaged, from, "seed " + seed);
            }
        }
    }

    /** The line end before the last record may merge the two, which looks like a torn end and is said as one. */
    private void check(byte[] damaged, int at, String what) throws IOException {
        Files.write(file, damaged);
        List<JournalLine> seen = new ArrayList<>();
        JournalFile.Reading reading;
        try {
            reading = JournalFile.read(file, seen::add);
        } catch (SessionException e) {
            assertThat(e.problems().get(0).code()).as(what).isIn("journal-damaged", "journal-version");
            assertThat(Files.readAllBytes(file)).as(what).isEqualTo(damaged);
            return;
        }
        assertThat(reading.tailBytes()).as(what).isPositive();
        assertThat(seen).as(what).isEqualTo(written.subList(0, seen.size()));
        assertThat(damaged[ends[RECORDS - 2] - 1]).as(what).isNotEqualTo((byte) '\n');
        assertThat(at).as(what).isLessThan(ends[RECORDS - 2]);
    }

    @Test
    void firstRecordCutShortIsDamageSinceASessionBeginsWithIt() throws IOException {
        for (int length = 0; length < ends[0]; length++) {
            Files.write(file, Arrays.copyOf(sound, length));
            assertThatThrownBy(() -> JournalFile.open(file, line -> {}))
                    .isInstanceOf(SessionException.class)
                    .hasMessageStartingWith(file + ":1: the record is damaged");
        }
    }

    private int wholeRecords(int length) {
        int whole = 0;
        while (whole < RECORDS && ends[whole] <= length) {
            whole++;
        }
        return whole;
    }
}
