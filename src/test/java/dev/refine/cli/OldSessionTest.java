package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.journal.LongJournal;
import dev.refine.journal.file.JournalFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sessions that earlier programs wrote, kept as they were: one folder for each version of the journal, with the first
 * grammar of that version. They are never made anew; a new version adds a folder.
 */
class OldSessionTest {

    private static final Path KEPT = Path.of("src/test/resources/old-sessions");

    @TempDir
    Path folder;

    static List<String> versions() throws IOException {
        try (Stream<Path> folders = Files.list(KEPT)) {
            return folders.map(version -> version.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void everyVersionIsKept() throws IOException {
        assertThat(versions()).hasSize(JournalFile.VERSION).contains(Integer.toString(JournalFile.VERSION));
    }

    @ParameterizedTest
    @MethodSource("versions")
    void goOn(String version) throws IOException {
        Workshop workshop = kept(version);
        String log = workshop.inSession("REFINE_LOG.md");
        String journal = workshop.inSession("journal.jsonl");

        assertThat(workshop.refine("log", "--verify").exit()).isZero();
        assertThat(workshop.refine("status").out()).contains("0 → 0 of 3 cases pass, score 0.000 → 0.667");
        Outcome outcome = workshop.auto("--continue", "--iterations", "3", "--json");

        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.json().at("/iterations")).hasSize(2);
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        assertThat(workshop.inSession("REFINE_LOG.md")).startsWith(log);
        assertThat(workshop.inSession("journal.jsonl")).startsWith(journal);
    }

    @Test
    void ofALaterProgramAreRefusedByEveryCommandAndLeftAlone() throws IOException {
        Workshop workshop = kept("1");
        int later = JournalFile.VERSION + 1;
        LongJournal.asOfVersion(workshop.session(), later);
        var before = workshop.tree();

        for (String[] command : List.of(
                new String[] {"--auto", "--continue"},
                new String[] {"--auto", "--fork", "1"},
                new String[] {"status"},
                new String[] {"restore", "0"},
                new String[] {"log", "--verify"})) {
            assertThat(workshop.refine(command))
                    .as(String.join(" ", command))
                    .isEqualTo(new Outcome(
                            4,
                            "",
                            "DIR/sessions/2026_11_21_CARDS_REFINE/journal.jsonl: the journal has version " + later
                                    + " [journal-version]. This refine reads versions up to " + JournalFile.VERSION
                                    + ". Continue this session with a newer refine.\n"));
        }
        assertThat(workshop.tree()).isEqualTo(before);
    }

    private Workshop kept(String version) throws IOException {
        Workshop workshop = new Workshop(folder);
        Path from = KEPT.resolve(version);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = from.relativize(file).toString();
                Path target = folder.resolve(
                        name.startsWith("session/")
                                ? "sessions/2026_11_21_CARDS_REFINE/" + name.substring("session/".length())
                                : name);
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
        return workshop;
    }
}
