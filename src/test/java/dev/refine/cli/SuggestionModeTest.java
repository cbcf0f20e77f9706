package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a person who types. */
class SuggestionModeTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        workshop.with(own -> own.put("maxIterations", 2));
    }

    @Test
    void appliesWhatThePersonApplies() {
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes(Workshop.WITH_TOTAL, "ada");

        Outcome outcome = workshop.typing("apply\na\n", "--json");

        assertThat(outcome.exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        assertThat(workshop.inSession("REFINE_LOG.md"))
                .contains("## ✏️ Edit Applied\n")
                .doesNotContain("(Auto)");
        assertThat(outcome.err()).contains("\u001b[32m+No exclamation marks.\u001b[0m");
    }

    @Test
    void showsNoColourToWhoDeclinesIt() {
        workshop.variables.put("NO_COLOR", "1");
        workshop.proposes(Workshop.NO_MARKS, "ada");

        assertThat(workshop.typing("q\n").err())
                .contains("+No exclamation marks.\n")
                .doesNotContain("\u001b[3");
    }

    @Test
    void putsThePersonsOwnWordsIn() {
        workshop.write(
                "editor.sh",
                "sed 's/No exclamation marks/Never an exclamation mark/' \"$1\" > \"$1.new\"; mv \"$1.new\" \"$1\"\n");
        workshop.variables.put("EDITOR", "sh " + folder.resolve("editor.sh"));
        workshop.variables.remove("VISUAL");
        workshop.proposes(Workshop.NO_MARKS, "ada");

        Outcome outcome = workshop.typing("m\nq\n", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().at("/iterations/0/edits"))
                .isEqualTo(Json.parse("[{\"path\":\"prompt.md\",\"search\":\"Copy the card.\\n\","
                        + "\"replace\":\"Copy the card.\\nNever an exclamation mark.\\n\"}]"));
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\nNever an exclamation mark.\n");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Author: the user's own wording\n");
    }

    @Test
    void countsASkipAndAsksForTheNext() {
        workshop.proposes(Workshop.SHOUT).proposes(Workshop.NO_MARKS, "ada");

        JsonNode result = workshop.typing("skip not that\napply\n", "--json").json();

        assertThat(result.path("iterations").findValuesAsText("verdict")).containsExactly("skipped", "improved");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Skipped by the user: not that\n");
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
    }

    @Test
    void saysInTheLogThatASkipHadNoReason() {
        workshop.proposes(Workshop.SHOUT).proposes(Workshop.NO_MARKS, "ada");

        workshop.typing("skip\n\nquit\n");

        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Skipped by the user: no reason given\n");
    }

    @Test
    void takesAnotherWithinTheSameIteration() {
        workshop.proposes(Workshop.SHOUT).proposes(Workshop.NO_MARKS, "ada");

        JsonNode result = workshop.typing("another\napply\nquit\n", "--json").json();

        assertThat(result.path("iterations").get(0).path("verdict").asText()).isEqualTo("improved");
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
    }

    @Test
    void explainsAndAsksAgain() {
        workshop.proposes(Workshop.NO_MARKS, "ada");

        Outcome outcome = workshop.typing("\nexplain\nwhat\nq\n");

        assertThat(outcome.err()).contains("ada /name: expected \"Ada\", got \"Ada!\"", "\"what\" is none of these.");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void leavesEverythingAsItWasWhenThePersonQuitsOrLeaves() {
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes(Workshop.NO_MARKS, "ada");

        for (String typed : new String[] {"quit\n", ""}) {
            Outcome outcome = workshop.typing(typed, "--json");
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.json().path("end").asText()).isEqualTo("stopped");
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        }
        assertThat(workshop.sessions())
                .allSatisfy(session -> assertThat(session.resolve("REFINE.md")).exists());
    }

    @Test
    void keepsALossThatThePersonAccepts() {
        regression();

        Outcome outcome = workshop.typing("apply\naccept\nquit\n", "--json");

        assertThat(outcome.json().path("final").path("iteration").asInt()).isEqualTo(1);
        assertThat(outcome.json().path("final").path("verified").asBoolean()).isTrue();
        assertThat(workshop.read("prompt.md")).endsWith(Workshop.SHOUT);
        assertThat(outcome.err()).contains("iteration 1: Mixed, 1 of 3 measured cases pass");
        assertThat(workshop.inSession("REFINE.md")).contains("| 1 | Mixed | 1 of 3 |");
        assertThat(workshop.refine("status").out()).contains("  1  Mixed          1/3  ");
    }

    @Test
    void takesALossBackAndGoesOn() {
        regression();

        Outcome outcome = workshop.typing("apply\nanother\nskip no\n", "--json");

        assertThat(outcome.json().path("iterations").findValuesAsText("verdict"))
                .containsExactly("mixed", "skipped");
        assertThat(workshop.read("prompt.md")).doesNotContain(Workshop.SHOUT);
    }

    @Test
    void takesALossBackAndStops() {
        regression();

        Outcome outcome = workshop.typing("apply\nstop\n", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().path("end").asText()).isEqualTo("stopped");
        assertThat(workshop.read("prompt.md")).doesNotContain(Workshop.SHOUT);
    }

    @Test
    void asksWhetherToTryABrokenWorkloadAgain() {
        workshop.model("test -e mended || { touch mended; exit 3; }", "echo '{}' > \"$2\"")
                .proposes(Workshop.NO_MARKS);

        Outcome outcome = workshop.typing("retry\nquit\n");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.err()).contains("validation failed: case ada: runCommand ended with exit code 3");
    }

    private void regression() {
        workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .write("expected/ada.json", "{\"name\": \"ADA\", \"total\": 3}")
                .proposes(Workshop.SHOUT, "ada")
                .proposes("Be brief.\n", "ada");
    }
}
