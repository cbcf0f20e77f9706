package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session says of the prompt files while they hold no state that was kept. */
class HeldFilesRunTest {

    private static final String FIRST = "Copy the card. No exclamation marks.\n";
    private static final String TRADE = Workshop.WITH_TOTAL + Workshop.SHOUT;

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void namesTheCandidateThatAKillLeftInThem() throws IOException {
        workshop.proposes(Workshop.NO_MARKS, "ada").auto("--iterations", "1");
        cutAfter("\"ExperimentStarted\"");
        String session = "sessions/" + workshop.session().getFileName();

        assertThat(workshop.refine("status").out()).isEqualTo("session " + session + """
                , not ended
                iteration 1: 0 of 3 cases measured, 0 passing
                Unfinished: 0 → 0 of 3 cases pass, score 0.000 → 0.000
                the files hold the edit of iteration 1, which is not measured yet
                these figures are those of the state after iteration 0
                  1  Open             -  Something is wrong: No exclamation marks.
                runs: 3 (baseline 3)
                """);
        JsonNode status = Shape.checked("status-result.schema.json", workshop.refine("status", "--json"));
        assertThat(status.path("final").toString())
                .isEqualTo("{\"iteration\":1,\"passing\":0,\"score\":0.0,\"verified\":false}");
        assertThat(status.path("best").toString())
                .isEqualTo("{\"iteration\":0,\"passing\":0,\"score\":0.0,\"verified\":true}");
    }

    @Test
    void namesTheIterationThatBringsThemBackToWhereTheSessionGoesOn() throws IOException {
        workshop.proposes(Workshop.NO_MARKS, "ada").auto("--iterations", "1");
        cutAfter("\"ExperimentStarted\"");
        workshop.write("prompt.md", "mine\n");

        assertThat(workshop.auto("--continue").err())
                .contains("Put the session's copy back: refine restore 1; or measure it as your own edit: refine try.");

        workshop.refine("restore", "1");
        assertThat(workshop.auto("--continue").out()).startsWith("Max Reached: ");
    }

    @Test
    void warnsThatAnotherNameOfAPromptKeepsTheOldText() throws IOException {
        Files.createLink(folder.resolve("twin.md"), folder.resolve("prompt.md"));

        Outcome outcome = workshop.proposes(Workshop.NO_MARKS, "ada").auto("--iterations", "1");

        String warning =
                "prompt.md had 2 names (hard links). Only this one has the new text; the others keep the old one.";
        assertThat(outcome.err()).containsOnlyOnce(warning);
        assertThat(workshop.inSession("REFINE_LOG.md")).containsOnlyOnce(warning);
        assertThat(workshop.read("twin.md")).isEqualTo("Copy the card.\n");
    }

    @Test
    void namesTheEditThatStaysInThemInSpiteOfItsLosses() {
        workshop.write("prompt.md", FIRST).with(own -> own.put("onRegression", "keep"));
        workshop.refine("try");
        workshop.write("prompt.md", FIRST + TRADE);

        JsonNode tried = Shape.checked("try-result.schema.json", workshop.refine("try", "--json"));

        assertThat(tried.at("/iterations/0/verdict").asText()).isEqualTo("mixed");
        assertThat(tried.at("/final/iteration").asInt()).isEqualTo(1);
        assertThat(tried.at("/final/verified").asBoolean()).isFalse();
        assertThat(tried.at("/best/iteration").asInt()).isZero();
        assertThat(tried.at("/best/verified").asBoolean()).isTrue();
        assertThat(workshop.refine("status").out())
                .contains("\nthe files hold the edit of iteration 1, which is not verified\n"
                        + "these figures are those of the state after iteration 0\n");
        assertThat(workshop.refine("try").err())
                .isEqualTo("there is nothing to try [try-unchanged]. The files are as the session left them, with the"
                        + " edit of iteration 1, which is not verified. Edit a prompt or schema file, or hand in a"
                        + " reply with --reply FILE.\n");
    }

    @Test
    void namesItInTheLog() {
        workshop.write("prompt.md", FIRST).with(own -> own.put("onRegression", "keep"));

        workshop.proposes(TRADE, "ada").auto("--iterations", "2");

        assertThat(filesHeld())
                .containsExactly(
                        "the state after iteration 0 (verified)",
                        "the edit of iteration 1, which is not verified; kept so far: the state after iteration 0"
                                + " (verified)",
                        "the state after iteration 0 (verified)");
        assertThat(workshop.read("prompt.md")).isEqualTo(FIRST);
    }

    @Test
    void namesTheEditThatStaysInThemOnTopOfAProvisionalState() {
        workshop.with(own -> own.put("onRegression", "keep").put("measure", "lazy"));

        workshop.proposes(Workshop.NO_MARKS, "ada")
                .proposes("Be kind.\n", "ada")
                .auto("--iterations", "3");

        assertThat(filesHeld())
                .containsExactly(
                        "the state after iteration 0 (verified)",
                        "the state after iteration 1 (provisional)",
                        "the edit of iteration 2, which is not verified; kept so far: the state after iteration 1"
                                + " (provisional)",
                        "the state after iteration 1 (verified)");
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
    }

    private List<String> filesHeld() {
        return workshop.inSession("REFINE_LOG.md")
                .lines()
                .filter(line -> line.startsWith("- Files hold: "))
                .map(line -> line.substring("- Files hold: ".length()))
                .toList();
    }

    private void cutAfter(String type) throws IOException {
        Path journal = workshop.session().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        int cut = 0;
        while (!lines.get(cut).contains(type)) {
            cut++;
        }
        Files.write(journal, lines.subList(0, cut + 1));
        Files.delete(workshop.session().resolve("REFINE_LOG.md"));
    }
}
