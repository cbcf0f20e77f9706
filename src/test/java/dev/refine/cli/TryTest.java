package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code refine try}: edits that come from elsewhere. */
class TryTest {

    private static final String SCHEMA = "try-result.schema.json";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void measuresABaselineWhenThereIsNoSession() {
        Outcome outcome = workshop.refine("try");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).startsWith("Unfinished: 0 → 0 of 3 cases pass");
        assertThat(outcome.err()).endsWith("this is the baseline: edit a prompt or schema file and try again\n");
        assertThat(workshop.inSession("REFINE.md")).contains("- Baseline: 0 of 3 passing");
    }

    @Nested
    class OfThePersonsOwn {

        @BeforeEach
        void baseline() {
            workshop.refine("try");
        }

        @Test
        void keepsWhatImproves() {
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);

            Outcome outcome = workshop.refine("try", "--hypothesis", "Nobody forbade the marks", "--json");

            JsonNode result = Shape.checked(SCHEMA, outcome);
            assertThat(outcome.err()).as("the edit is what has changed").doesNotContain("do not compare");

            assertThat(result.path("tried").asInt()).isEqualTo(1);
            assertThat(result.path("kept").asBoolean()).isTrue();
            JsonNode iteration = result.path("iterations").get(0);
            assertThat(iteration.path("verdict").asText()).isEqualTo("improved");
            assertThat(iteration.path("hypothesis").path("theory").asText()).isEqualTo("Nobody forbade the marks");
            assertThat(iteration.path("prediction").isNull()).isTrue();
            assertThat(workshop.read("prompt.md")).endsWith(Workshop.NO_MARKS);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Proposer: user, attempt 1\n", "- Author: the user's own wording\n", "+No exclamation");
        }

        @Test
        void convergesByHand() {
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);
            workshop.refine("try");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS + Workshop.WITH_TOTAL);

            Outcome outcome = workshop.refine("try");

            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).startsWith("iteration 2: Improved, kept\nConverged: 0 → 3 of 3 cases pass");
        }

        @Test
        void takesALossBackAndSaysWhereTheTextIs() {
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);
            workshop.refine("try");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS + Workshop.SHOUT);

            Outcome outcome = workshop.refine("try");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out())
                    .startsWith("iteration 2: Degraded, taken back\n  ada lost /name\n")
                    .containsPattern("the text that was tried for prompt.md is kept in sessions/.*/files/[0-9a-f]{64}");
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
        }

        @Test
        void asksWhoeverSitsThereAboutALoss() {
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);
            workshop.refine("try");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS + Workshop.SHOUT);

            Outcome outcome = workshop.typing("accept\n", "try");

            assertThat(outcome.err()).contains("Degraded: this edit made something worse.");
            assertThat(outcome.out()).startsWith("iteration 2: Degraded, kept\n");
            assertThat(workshop.read("prompt.md")).endsWith(Workshop.SHOUT);
        }

        @Test
        void asksNobodyWithYes() {
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS);
            workshop.refine("try");
            workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.SHOUT);

            assertThat(workshop.typing("", "try", "--yes").out()).startsWith("iteration 2: Degraded, taken back\n");
        }

        @Test
        void hasNothingToTryWhenNothingChanged() {
            Outcome outcome = workshop.refine("try");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("there is nothing to try [try-unchanged]. The files are as the session left them, in the"
                            + " state after iteration 0. Edit a prompt or schema file, or hand in a reply with"
                            + " --reply FILE.\n");
        }

        @Test
        void leavesAnEditAloneThatTheEditCheckRefuses() {
            Workshop checked = new Workshop(folder.resolve("checked"));
            checked.with(own -> own.putArray("editCheck").add("! grep bad prompt.md"));
            checked.refine("try");
            checked.write("prompt.md", "bad\n");

            Outcome outcome = checked.refine("try");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("your edit was not measured [try-refused]. The edit check")
                    .contains("It ended with exit code 1: bad. ");
            assertThat(checked.read("prompt.md")).isEqualTo("bad\n");
        }

        @Test
        void measuresEveryFailingCaseBeforeItGivesUpAnEdit() {
            Workshop wide = new Workshop(folder.resolve("wide"));
            for (int i = 0; i < 6; i++) {
                wide.given("a" + i, "N" + i, i);
            }
            wide.model(
                    "case $1 in *zed*) if grep -q zed prompt.md; then t=9; else t=0; fi ;; *) t=x ;; esac",
                    "echo \"{\\\"total\\\": \\\"$t\\\"}\" > \"$2\"");
            wide.write("cases/zed.txt", "z").write("expected/zed.json", "{\"total\": \"9\"}");
            wide.refine("try");
            wide.write("prompt.md", "zed\n");

            assertThat(wide.refine("try").out()).startsWith("iteration 1: Improved, kept\n");
        }
    }

    @Nested
    class AfterTheLoop {

        @Test
        void curesAFileThatWasChangedOutside() {
            workshop.proposes(Workshop.NO_MARKS, "ada").auto("--iterations", "1");
            workshop.write("prompt.md", "Copy the card.\n" + Workshop.NO_MARKS + Workshop.WITH_TOTAL);

            Outcome blocked = workshop.auto("--continue", "--iterations", "4");
            Outcome tried = workshop.refine("try", "--json");

            assertThat(blocked.exit()).isEqualTo(4);
            assertThat(blocked.err()).endsWith("or measure it as your own edit: refine try.\n");
            assertThat(tried.exit()).isZero();
            assertThat(tried.json().path("final").path("passing").asInt()).isEqualTo(3);
            assertThat(workshop.auto("--continue").exit()).isZero();
        }

        @Test
        void reopensAConvergedSession() {
            workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL).auto();
            workshop.write("prompt.md", Workshop.NO_MARKS);

            Outcome outcome = workshop.refine("try", "--json");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.json().path("kept").asBoolean()).isFalse();
            assertThat(outcome.json().path("end").asText()).isEqualTo("converged");
            assertThat(workshop.read("prompt.md")).isEqualTo(Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        }
    }

    /** An agent that has the program and nothing else. */
    @Test
    void worksInTheModeOfTheSessionWhateverTheManifestSays() {
        workshop.auto("--mode", "speed", "--iterations", "0");

        Outcome request = workshop.refine("propose");

        assertThat(request.json().path("mode").asText()).isEqualTo("speed");
    }

    @Nested
    class WhereTokensDecide {

        private static final String FILLER = "Please be so kind and copy with great care.\n";

        @BeforeEach
        void baseline() {
            workshop.write("prompt.md", FILLER + Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                    .with(own -> own.put("mode", "speed").putObject("objective").put("metric", "promptTokens"));
            workshop.refine("try");
        }

        @Test
        void keepsAShorterTextOfThePersons() {
            workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);

            assertThat(workshop.refine("try").out()).startsWith("iteration 1: Improved, kept\n");
        }

        @Test
        void keepsAShorterTextOfAnAgentThatNamesNoCase() {
            workshop.write("reply.json", Workshop.reply("prompt.md", FILLER, ""));

            assertThat(workshop.refine("try", "--reply", "reply.json").out())
                    .startsWith("iteration 1: Improved, kept\n");
        }
    }

    @Nested
    class ByAnAgent {

        @Test
        void improvesAWorkloadWithThreeCommands() {
            Outcome baseline = workshop.refine("try", "--json");
            assertThat(baseline.exit()).isEqualTo(1);
            assertThat(Shape.checked(SCHEMA, baseline).path("tried").isNull()).isTrue();

            for (String sentence : new String[] {Workshop.NO_MARKS, Workshop.WITH_TOTAL}) {
                JsonNode request = Shape.checked("proposer-request.schema.json", workshop.refine("propose", "--json"));
                int iteration = request.path("iteration").asInt();
                JsonNode group = request.path("groups").get(0);
                workshop.write(
                        "reply.json",
                        Workshop.reply(
                                request.path("files").get(0).path("path").asText(),
                                "",
                                sentence,
                                group.path("cases").get(0).asText()));
                Outcome tried = workshop.refine("try", "--reply", "reply.json", "--json");
                JsonNode result = Shape.checked(SCHEMA, tried);
                assertThat(result.path("kept").asBoolean()).isTrue();
                assertThat(result.path("tried").asInt()).isEqualTo(iteration);
            }
            JsonNode status = Shape.checked("status-result.schema.json", workshop.refine("status", "--json"));
            assertThat(status.path("end").asText()).isEqualTo("converged");
            status.path("iterations")
                    .forEach(iteration ->
                            assertThat(iteration.path("prediction").asText()).isEqualTo("confirmed"));
        }

        @Test
        void readsTheReplyFromStandardInput() {
            workshop.refine("try");

            Outcome outcome =
                    workshop.typing(Workshop.reply("prompt.md", "", Workshop.NO_MARKS, "ada"), "try", "--reply", "-");

            assertThat(outcome.out()).startsWith("iteration 1: Improved, kept\n");
        }

        @Test
        void isToldWhyAReplyIsRefusedAndNothingIsWritten() {
            workshop.refine("try");
            workshop.write("reply.json", Workshop.reply("prompt.md", "no such text", "x"));
            workshop.write("prose.txt", "I would rather not.");
            workshop.write("none.json", "{\"noChangeReason\": \"all is well\", \"edits\": []}");

            assertThat(refused("reply.json"))
                    .startsWith("edit refused: the text to replace does not occur in prompt.md");
            assertThat(refused("prose.txt"))
                    .isEqualTo("the reply does not fit protocol 1 [reply-misfit]. The reply holds no JSON object with"
                            + " edits. Nothing was written. schemas/proposer-reply.schema.json says how it must"
                            + " look.\n");
            assertThat(refused("none.json")).startsWith("the reply proposes nothing [reply-empty]. All is well.");
            assertThat(refused("missing.json"))
                    .isEqualTo("--reply missing.json: the reply cannot be read [reply-read]. There is no such file."
                            + " Name a file that holds one, or - for standard input.\n");
        }

        private String refused(String file) {
            Outcome outcome = workshop.refine("try", "--reply", file);
            assertThat(outcome.exit()).isEqualTo(2);
            return outcome.err();
        }

        @Test
        void mayNotRepeatWhatWasMeasured() {
            workshop.refine("try");
            workshop.write("reply.json", Workshop.reply("prompt.md", "", Workshop.SHOUT));
            workshop.refine("try", "--reply", "reply.json");

            assertThat(refused("reply.json"))
                    .startsWith("edit refused: the files would be as they were in iteration 1 [edit-repeated].");
        }

        @Test
        void leavesASessionWhoseEditsWereAllHandedInSoThatNoneIsMadeUnaskedLater() {
            workshop.refine("try");

            Outcome outcome = workshop.refine("--continue");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err()).contains("[no-terminal]", "--auto");
            assertThat(workshop.refine("--continue", "--auto").exit()).isZero();
        }

        @Test
        void mayNotMixAReplyWithAnEditOfItsOwn() {
            workshop.refine("try");
            workshop.write("prompt.md", "Copy the card well.\n");
            workshop.write("reply.json", Workshop.reply("prompt.md", "", Workshop.NO_MARKS));

            Outcome outcome = workshop.refine("try", "--reply", "reply.json");

            assertThat(outcome.exit()).isEqualTo(4);
            assertThat(outcome.err()).contains("[file-changed]");
        }
    }
}
