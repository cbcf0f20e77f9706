package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.crash.Snapshot;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output and standard error, closed, full, or without a reader: at once, or in the middle of a text. */
class LostStreamTest {

    private static final String LOST = "standard output could not be written [stdout-write].\n";

    private static final List<String> WITH_RESULT = List.of(
            "log",
            "log --verify",
            "status",
            "status --json",
            "propose",
            "--dry-run",
            "--dry-run --json",
            "restore 0",
            "restore 1",
            "compare baseline last",
            "compare baseline last --json",
            "--auto --continue",
            "validate",
            "check --json",
            "doctor",
            "--help",
            "--version");

    @TempDir
    Path folder;

    @Test
    void aSessionIsTheSameAsWithStreamsThatAreRead() throws IOException {
        Workshop whole = workload("whole");
        assertThat(whole.auto("--iterations", "1").exit()).isEqualTo(1);
        Map<String, String> expected = Snapshot.of(whole.folder);
        StringWriter progress = new StringWriter();
        StringWriter result = new StringWriter();

        assertThat(sessionInto("deaf", new Lost(30), progress, expected)).isEqualTo(74);
        assertThat(sessionInto("mute", result, new Lost(30), expected)).isEqualTo(1);
        assertThat(sessionInto("both", new Lost(0), new Lost(0), expected)).isEqualTo(74);

        assertThat(progress.toString()).endsWith(LOST).doesNotContain("Exception", "\tat ");
        assertThat(result.toString()).startsWith("Max Reached: ");
    }

    private int sessionInto(String name, Writer out, Writer err, Map<String, String> expected) throws IOException {
        Workshop workshop = workload(name);
        int exit = workshop.into(out, err, "--auto", "--iterations", "1");
        assertThat(Snapshot.of(workshop.folder)).as(name).isEqualTo(expected);
        assertThat(workshop.refine("log", "--verify").exit()).as(name).isZero();
        return exit;
    }

    @Test
    void whatCannotBeHandedOverIsNoResult() throws IOException {
        Workshop workshop = workload("w");
        workshop.auto("--iterations", "1");

        for (String words : WITH_RESULT) {
            StringWriter err = new StringWriter();
            int ended = workshop.into(new Lost(5), err, words.split(" "));

            assertThat(ended).as(words).isEqualTo(74);
            assertThat(err.toString()).as(words).endsWith(LOST).doesNotContain("Exception", "\tat ");
            assertThat(workshop.has(".refine/holder.json")).as(words).isFalse();
        }
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
    }

    @Test
    void whoHasNothingToSayThereNeedsNoStandardOutput() throws IOException {
        StringWriter err = new StringWriter();

        int ended = workload("w").into(new Lost(0), err, "restore", "0");

        assertThat(ended).isEqualTo(2);
        assertThat(err.toString()).contains("[session-none]").doesNotContain(LOST);
    }

    /** What a document that is too deep or too large does somewhere inside. */
    @ParameterizedTest
    @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class})
    void anErrorOfTheMachineIsADefectLikeAnyOther(Class<? extends Error> kind) throws Exception {
        Error error = kind.getConstructor(String.class).newInstance("too much");
        StringWriter err = new StringWriter();
        Writer broken = new Lost(0) {
            @Override
            public void write(char[] text, int from, int length) {
                throw error;
            }
        };

        int ended = workload("w").into(broken, err, "--version");

        assertThat(ended).isEqualTo(5);
        assertThat(err.toString()).matches("refine has a defect \\[defect\\]\\. The details are in \\S+\\.txt\\.\n");
        Path details = Path.of(err.toString().replaceAll("(?s).* in |\\.\n", ""));
        assertThat(details).content().contains("refine --version", kind.getName() + ": too much", "LostStreamTest");
        Files.delete(details);
    }

    private Workshop workload(String name) throws IOException {
        return new Workshop(Files.createDirectory(folder.resolve(name)))
                .proposes(Workshop.NO_MARKS, "ada")
                .with(own -> own.put("concurrency", 1));
    }

    /** Takes so many characters, and then no more. */
    private static class Lost extends Writer {

        private int left;

        Lost(int left) {
            super();
            this.left = left;
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            left -= length;
            if (left < 0) {
                throw new IOException("Broken pipe");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
