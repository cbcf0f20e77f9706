package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the log on disk harms neither the session nor what a person wrote into it. */
class StrangeLogTest {

    private static final String REMEDY = " Move it away if it is there, and let refine --continue write it anew from"
            + " the journal; refine log --verify reads the journal itself.\n";

    @TempDir
    Path folder;

    private Workshop workshop;
    private Path log;
    private String whole;

    @BeforeEach
    void aSessionThatHasEnded() throws IOException {
        workshop = new Workshop(folder).proposes(Workshop.NO_MARKS, "ada").with(own -> own.put("maxIterations", 1));
        assertThat(workshop.auto().exit()).isEqualTo(1);
        log = workshop.session().resolve("REFINE_LOG.md");
        whole = Files.readString(log);
    }

    @Test
    void aTornJournalIsSaidToBeTorn() throws IOException {
        assertThat(verified().path("tornBytes").asInt()).isZero();
        Path journal = workshop.session().resolve("journal.jsonl");
        int records = Files.readAllLines(journal).size();
        Files.writeString(journal, "{\"seq\":", StandardOpenOption.APPEND);

        assertThat(workshop.refine("log", "--verify"))
                .isEqualTo(new Outcome(
                        0,
                        "the journal is whole up to its torn end: " + records + " records, then 7 bytes of none. A kill"
                                + " leaves such an end, or the next record is being written right now; going on with"
                                + " the session moves it aside.\n",
                        ""));
        assertThat(verified().path("whole").asBoolean()).isFalse();
        assertThat(verified().path("records").asInt()).isEqualTo(records);
        assertThat(verified().path("tornBytes").asInt()).isEqualTo(7);

        assertThat(workshop.auto("--continue").exit()).isEqualTo(1);
        assertThat(verified().path("whole").asBoolean()).isTrue();
    }

    private JsonNode verified() {
        Outcome outcome = workshop.refine("log", "--verify", "--json");
        assertThat(outcome.exit()).isZero();
        return Shape.checked("log-result.schema.json", outcome);
    }

    @Test
    void aLogThatIsGoneIsWrittenAnew() throws IOException {
        Files.delete(log);
        cannotBeRead("It is not there.");

        assertThat(workshop.auto("--continue").exit()).isEqualTo(1);

        assertThat(log).hasContent(whole);
    }

    @Test
    void aFolderInItsPlaceIsLeftAloneAndSaid() throws IOException {
        Files.delete(log);
        Files.createDirectory(log);
        cannotBeRead("It is no regular file.");

        cannotBeWritten();

        assertThat(log).isEmptyDirectory();
        Files.delete(log);
        assertThat(workshop.auto("--continue").exit()).isEqualTo(1);
        assertThat(log).hasContent(whole);
    }

    /** Some never end: to read one would take all the memory there is. */
    @Test
    void aDeviceIsNeitherReadNorWritten() throws IOException {
        Files.delete(log);
        Files.createSymbolicLink(log, Path.of("/dev/null"));
        cannotBeRead("It is no regular file.");

        cannotBeWritten();
        Files.delete(log);
    }

    @Test
    void aLinkIsFollowedAndStays() throws IOException {
        Path elsewhere = folder.resolve("elsewhere.md");
        Files.delete(log);
        Files.createSymbolicLink(log, elsewhere);
        cannotBeRead("It is not there.");

        assertThat(workshop.auto("--continue").exit()).isEqualTo(1);

        assertThat(log).isSymbolicLink();
        assertThat(elsewhere).hasContent(whole);
    }

    /** What cannot be recognised may be somebody's words: it stays, and all entries follow it. */
    @Test
    void aLogInAnotherEncodingStaysAndIsFollowedByAll() throws IOException {
        byte[] foreign = whole.getBytes(StandardCharsets.UTF_16LE);
        Files.write(log, foreign);
        cannotBeRead("It is not UTF-8 text.");

        assertThat(workshop.auto("--continue").exit()).isEqualTo(1);

        assertThat(Files.readAllBytes(log)).startsWith(foreign);
        assertThat(new String(Files.readAllBytes(log), StandardCharsets.UTF_8)).endsWith(whole);
    }

    private void cannotBeRead(String found) {
        String shown = folder.relativize(log).toString();
        assertThat(workshop.refine("log"))
                .isEqualTo(new Outcome(74, "", "the log " + shown + " cannot be read [log-read]. " + found + REMEDY));
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
        assertThat(workshop.refine("status").exit()).isZero();
    }

    private void cannotBeWritten() {
        Outcome outcome = workshop.auto("--continue");

        assertThat(outcome.exit()).isEqualTo(74);
        assertThat(outcome.err())
                .isEqualTo("the log DIR/" + folder.relativize(log) + " cannot be written [log-write]. It is no regular"
                        + " file. Move it away, then continue with --continue: it is written anew from the journal.\n");
        assertThat(workshop.refine("log", "--verify").exit()).isZero();
    }
}
