package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs become expected files, by whoever looked at them. */
class ExpectTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        workshop.variables.put("USER", "grace");
    }

    private JsonNode expected(String id) {
        return Json.parse(workshop.read("expected/" + id + ".json"));
    }

    @Nested
    class WhereNothingIsExpectedYet {

        @BeforeEach
        void forget() {
            workshop.delete("expected/ada.json").delete("expected/bob.json").delete("expected/cleo.json");
            workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        }

        @Test
        void advisesNobodyToDoWhatIsBeingDone() {
            String said =
                    "warning: no expected file matches \"expected/*.json\" [expected-empty]. The folder expected/ holds"
                            + " no files. ";

            assertThat(workshop.typing("quit\n", "expect").err())
                    .startsWith(said + "Correct expectedPaths if they are to lie elsewhere.\n");
            assertThat(workshop.with(own -> own.put("unpaired", "skip"))
                            .refine("check")
                            .err())
                    .startsWith(said + "Correct expectedPaths, or have refine expect make such files from outputs.\n");
        }

        @Test
        void writesTheFileThatTheManifestNames() {
            workshop.with(own -> {
                own.putArray("casePaths").add("cases/ada.txt");
                own.putArray("expectedPaths").add("right/ada.json");
            });

            Outcome outcome = workshop.typing("accept\n", "expect");

            assertThat(outcome.err())
                    .startsWith("warning: no expected file matches \"right/ada.json\" [expected-empty].");
            assertThat(outcome.exit()).isZero();
            assertThat(workshop.read("right/ada.json")).contains("Ada");
        }

        @Test
        void asksAboutEachAndWritesWhatWasAccepted() {
            Outcome outcome = workshop.typing("accept\nskip\nquit\n", "expect");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.err()).contains("""
                    Case 1 of 3: ada
                    input cases/ada.txt:
                      | name: Ada
                      | total: 3
                    output, to be expected in expected/ada.json:
                      {
                        "name": "Ada",
                        "total": 3
                      }
                    """);
            assertThat(outcome.out())
                    .isEqualTo("expected/ada.json: accepted\n1 expected file written, 2 cases left as before\n");
            assertThat(expected("ada")).isEqualTo(Json.parse("{\"name\": \"Ada\", \"total\": 3}"));
            assertThat(workshop.has("expected/bob.json")).isFalse();
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- File: expected/ada.json\n- Review: accepted, by grace\n");
            assertThat(workshop.inSession("journal.jsonl")).contains("\"type\":\"ExpectedWritten\"");
        }

        @Test
        void takesOnlyTheNamedFields() {
            workshop.typing("fields /name\nf\n/nothing\nf total, name\nq\n", "expect");

            assertThat(expected("ada")).isEqualTo(Json.parse("{\"name\": \"Ada\"}"));
            assertThat(expected("bob")).isEqualTo(Json.parse("{\"total\": 4, \"name\": \"Bob\"}"));
        }

        @Test
        void takesWhatWasEditedAndRefusesWhatIsNoJson() {
            workshop.write(
                    "edit.sh",
                    "test -e once && { sed 's/ada,$/\"ADA\",/' \"$1\" > x; mv x \"$1\"; exit; }\n"
                            + "touch once; sed 's/\"Ada\"/ada/' \"$1\" > x; mv x \"$1\"\n");
            workshop.variables.put("EDITOR", "cd " + folder + "; sh edit.sh");
            workshop.variables.remove("VISUAL");

            Outcome outcome = workshop.typing("edit\nedit\nquit\n", "expect");

            assertThat(outcome.err())
                    .contains("That is not JSON: ", "\nEdit goes on with what you wrote; an empty file begins anew.\n");
            assertThat(expected("ada").path("name").asText()).isEqualTo("ADA");
        }

        @Test
        void takesNothingFromAnEditorThatChangedNothing() {
            workshop.variables.put("EDITOR", "true");
            workshop.variables.remove("VISUAL");

            Outcome outcome = workshop.typing("edit\nquit\n", "expect");

            assertThat(outcome.err())
                    .contains("The editor came back with nothing changed; accept takes the output as it is. An\n"
                            + "  editor that does not wait for you needs to be told to, such as code --wait.\n");
            assertThat(workshop.has("expected/ada.json")).isFalse();
        }

        @Test
        void takesEverythingUnreviewedWhenTold() {
            JsonNode result = Shape.checked(
                    "expect-result.schema.json", workshop.refine("expect", "--accept-all", "--yes", "--json"));

            assertThat(result.path("written").findValuesAsText("how"))
                    .containsOnly("unreviewed")
                    .hasSize(3);
            assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Review: unreviewed\n");
            assertThat(workshop.refine("check").exit()).isZero();
        }

        @Test
        void saysWhyTheBudgetDidNotLetItRun() {
            workshop.with(own -> own.putObject("budget").put("runs", 2));

            Outcome text = workshop.refine("expect", "--accept-all", "--yes");
            Outcome document = workshop.refine("expect", "--accept-all", "--yes", "--json");
            Outcome asked = workshop.typing("quit\n", "expect", "--case", "ada", "--case", "bob", "--case", "cleo");

            assertThat(text.exit()).isEqualTo(1);
            assertThat(text.out()).isEqualTo("""
                    0 expected files written, 3 cases left as before
                    not every case was run: 0 of 2 runs are used and the next step needs 3
                    """);
            assertThat(document.json().path("reason").asText())
                    .isEqualTo("0 of 2 runs are used and the next step needs 3");
            assertThat(asked.err()).contains("there is no output:\n  the case was not run\n");
        }

        @Test
        void saysThatTheLoopHasNothingToJudgeByYet() {
            workshop.with(own -> own.put("unpaired", "skip"));

            Outcome loop = workshop.auto();
            Outcome check = workshop.refine("check");

            assertThat(loop.exit()).isEqualTo(2);
            assertThat(loop.err())
                    .endsWith("there is nothing to judge an output by [nothing-to-judge-by]. No case has an expected"
                            + " file. Make them from outputs that you have looked at: refine expect.\n");
            assertThat(check.exit()).isZero();
            assertThat(check.out()).startsWith("0 of 3 cases pass, 3 unjudged");
        }
    }

    @Test
    void refusesToTakeEverythingByAccident() {
        assertThat(workshop.refine("expect", "--accept-all").err())
                .isEqualTo("--accept-all takes every output as right, and nobody will have looked [accept-all]. Say so"
                        + " with --yes, or review them one by one without --accept-all.\n");
        assertThat(workshop.refine("expect").exit()).isEqualTo(2);
        workshop.with(own -> own.remove("expectedPaths"));
        assertThat(workshop.typing("", "expect").err()).contains("[expected-none]");
    }

    @Test
    void curesAWrongLabelFieldByField() {
        workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        workshop.write("expected/bob.json", "{\"name\": \"Bob\", \"total\": 5, \"note\": \"mine\"}");

        Outcome outcome = workshop.typing("fields /total\n", "expect");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(outcome.err()).contains("Case 1 of 1: bob\n", "not as expected:\n", "/total: expected 5, got 4\n");
        assertThat(expected("bob")).isEqualTo(Json.parse("{\"name\": \"Bob\", \"total\": 4, \"note\": \"mine\"}"));
    }

    @Test
    void leavesExistingLabelsAloneWhenItTakesEverything() {
        workshop.delete("expected/ada.json");

        workshop.refine("expect", "--accept-all", "--yes");

        assertThat(expected("ada").path("name").asText()).isEqualTo("Ada!");
        assertThat(expected("bob").path("name").asText()).isEqualTo("Bob");
    }

    @Test
    void runsOnlyWhatSomebodyIsAskedAbout() {
        workshop.delete("expected/ada.json").model("echo ran >> ran", "echo '{\"name\": \"Ada\"}' > \"$2\"");

        JsonNode result = Shape.checked(
                "expect-result.schema.json", workshop.refine("expect", "--accept-all", "--yes", "--json"));

        assertThat(result.path("written").findValuesAsText("case")).containsExactly("ada");
        assertThat(result.path("exit").asInt()).isZero();
        assertThat(workshop.read("ran")).isEqualTo("ran\n");
    }

    @Test
    void leavesTheLabelOfANamedCaseAloneWhenNobodyLooks() {
        workshop.delete("expected/ada.json");
        String before = workshop.read("expected/bob.json");

        Outcome outcome = workshop.refine("expect", "--accept-all", "--yes", "--case", "ada", "--case", "bob");
        Outcome again = workshop.refine("expect", "--accept-all", "--yes", "--case", "bob", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo("""
                expected/ada.json: unreviewed
                expected/bob.json: was there already, left as it is
                1 expected file written, 1 case left as before
                """);
        assertThat(again.json().path("written")).isEmpty();
        assertThat(again.json().path("left")).extracting(JsonNode::asText).containsExactly("bob");
        assertThat(workshop.read("expected/bob.json")).isEqualTo(before);
    }

    @Test
    void showsFirstWhereTheTrialsDisagree() {
        workshop.delete("expected/ada.json").with(own -> own.put("trials", 2).put("concurrency", 1));
        workshop.model(
                "n=$(cat count 2>/dev/null || echo 0); n=$((n + 1)); echo $n > count",
                "echo \"{\\\"total\\\": 3, \\\"guess\\\": $n}\" > \"$2\"");

        Outcome outcome = workshop.typing("quit\n", "expect", "--case", "ada");

        assertThat(outcome.err()).contains("not the same in every trial:\n  /guess: 1 or 2\n");
        assertThat(workshop.read("count")).isEqualTo("2\n");
    }

    @Test
    void letsThePersonWriteWhatARunDidNotGive() {
        workshop.delete("expected/ada.json").model("exit 3");

        Outcome outcome = workshop.typing("accept\nskip\n", "expect", "--case", "ada");

        assertThat(outcome.err())
                .contains("there is no output:\n")
                .contains("edit (e), skip (s), quit (q): ")
                .contains("\"accept\" is none of these.");
    }
}
