package dev.refine.journal.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalKillTest {

    private static final int KILLS = 10;

    @TempDir
    Path folder;

    @Test
    void killedWriterLosesNoRecordThatItAcknowledged() throws Exception {
        Path file = folder.resolve("journal.jsonl");
        try (JournalFile journal = JournalFile.create(file)) {
            journal.append(JournalFileTest.header());
        }
        SplittableRandom random = new SplittableRandom(5);
        for (int kill = 0; kill < KILLS; kill++) {
            long acknowledged = killAfter(file, random.nextInt(1, 60));
            try (JournalFile journal = JournalFile.open(file, line -> {})) {
                assertThat(journal.records()).as("kill %s", kill).isGreaterThanOrEqualTo(acknowledged);
            }
        }
        List<JournalLine> lines = JournalFileTest.readAll(file);
        for (JournalLine line : lines.subList(1, lines.size())) {
            assertThat(line.event()).isEqualTo(JournalFileTest.event((int) line.seq() - 1));
        }
    }

    private static long killAfter(Path file, int records) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalAppender.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            long acknowledged = 0;
            for (int i = 0; i < records; i++) {
                acknowledged = Long.parseLong(said.readLine());
            }
            writer.destroyForcibly().waitFor();
            return acknowledged;
        } finally {
            writer.destroyForcibly();
        }
    }
}
