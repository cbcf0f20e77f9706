package dev.refine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.problem.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriteFaultTest {

    @TempDir
    Path folder;

    private Path file;
    private byte[] sound;
    private long now;

    /** A real file whose disk fails after some bytes of one write, or at a force. */
    private static final class FailingDisk implements AppendTarget {

        private final AppendTarget disk;
        private int left;
        private boolean forceFails;
        private int forces;

        FailingDisk(Path file, int left) throws IOException {
            this.disk = AppendTarget.of(file);
            this.left = left;
        }

        @Override
        public void write(long offset, byte[] bytes) throws IOException {
            if (bytes.length > left) {
                disk.write(offset, Arrays.copyOf(bytes, left));
                left = 0;
                throw new IOException("No space left on device");
            }
            left -= bytes.length;
            disk.write(offset, bytes);
        }

        @Override
        public void force() throws IOException {
            if (forceFails) {
                forceFails = false;
                throw new IOException("Input/output error");
            }
            disk.force();
            forces++;
        }

        @Override
        public void truncate(long length) throws IOException {
            disk.truncate(length);
        }

        @Override
        public void close() throws IOException {
            disk.close();
        }
    }

    @BeforeEach
    void writeTwoRecords() throws IOException {
        file = folder.resolve("journal.jsonl");
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(JournalFileTest.header());
            journal.append(JournalFileTest.event(1));
        }
        sound = Files.readAllBytes(file);
    }

    private JournalFile on(FailingDisk disk) {
        JournalFile.Reading reading = new JournalFile.Reading(2, sound.length, 0);
        return new JournalFile(file, disk, reading, Optional.empty(), () -> now);
    }

    @Test
    void fullDiskAtEveryByteLeavesWholeRecordsAndRefusesMore() throws IOException {
        int length = JournalLine.encode(3, JournalFileTest.event(2).toString()).length;
        for (int left = 0; left < length; left++) {
            try (JournalFile journal = on(new FailingDisk(file, left))) {
                assertThatThrownBy(() -> journal.append(JournalFileTest.event(2)))
                        .isInstanceOf(StorageException.class)
                        .hasMessage(file + ": cannot be written, the disk is full [disk-full]."
                                + " What was there before is unchanged."
                                + " Free some space before you go on.");
                assertThat(Files.readAllBytes(file)).isEqualTo(sound);
                assertThatThrownBy(() -> journal.append(JournalFileTest.event(2)))
                        .isInstanceOf(StorageException.class)
                        .hasMessage(file + ": takes no more records [journal-closed]."
                                + " An earlier record could not be written."
                                + " Continue the session once there is space.");
                assertThat(Files.readAllBytes(file)).isEqualTo(sound);
            }
        }
    }

    @Nested
    class RecordsThatFollowQuickly {

        private FailingDisk disk;
        private JournalFile journal;

        @BeforeEach
        void open() throws IOException {
            disk = new FailingDisk(file, 10_000);
            journal = on(disk);
        }

        @AfterEach
        void close() {
            journal.close();
        }

        private int forcesAfterQuickRecord(int number) {
            journal.appendQuickly(JournalFileTest.event(number).toString());
            return disk.forces;
        }

        @Test
        void areForcedTogether() {
            assertThat(forcesAfterQuickRecord(2)).isEqualTo(1);
            now += 49_000_000;
            assertThat(forcesAfterQuickRecord(3)).isEqualTo(1);
            now += 1_000_000;
            assertThat(forcesAfterQuickRecord(4)).isEqualTo(2);
        }

        @Test
        void areInTheFileAtOnce() throws IOException {
            journal.appendQuickly(JournalFileTest.event(2).toString());
            journal.appendQuickly(JournalFileTest.event(3).toString());
            assertThat(Files.readAllLines(file)).hasSize(4);
        }

        @Test
        void areForcedWithTheNextOther() {
            journal.appendQuickly(JournalFileTest.event(2).toString());
            journal.appendQuickly(JournalFileTest.event(3).toString());
            journal.append(JournalFileTest.event(4));
            assertThat(disk.forces).isEqualTo(2);
        }

        @Test
        void areForcedAtTheEnd() {
            journal.appendQuickly(JournalFileTest.event(2).toString());
            journal.appendQuickly(JournalFileTest.event(3).toString());
            journal.close();
            assertThat(disk.forces).isEqualTo(2);
        }
    }

    @Test
    void failedForceTakesTheRecordBack() throws IOException {
        FailingDisk disk = new FailingDisk(file, 10_000);
        disk.forceFails = true;
        try (JournalFile journal = on(disk)) {
            assertThatThrownBy(() -> journal.appendAll(List.of(JournalFileTest.event(2), JournalFileTest.event(3))))
                    .isInstanceOf(StorageException.class)
                    .hasMessage(file + ": cannot be written [write-failed]. The system says: Input/output error."
                            + " What was there before is unchanged.");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(sound);
        try (JournalFile journal = JournalFile.open(file, line -> {})) {
            assertThat(journal.repair()).isEmpty();
            assertThat(journal.append(JournalFileTest.event(2)).seq()).isEqualTo(3);
        }
    }
}
