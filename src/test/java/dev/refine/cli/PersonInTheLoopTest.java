package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person is asked around the suggestions themselves. */
class PersonInTheLoopTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        workshop.with(own -> own.put("maxIterations", 2));
        workshop.proposes(Workshop.NO_MARKS, "ada", "bob").proposes(Workshop.WITH_TOTAL, "ada");
    }

    private void followsTheEditor(String script) {
        workshop.write("edit.sh", script);
        workshop.variables.put("EDITOR", "sh " + folder.resolve("edit.sh"));
        workshop.variables.remove("VISUAL");
    }

    @Nested
    class BeforeTheFirstSuggestion {

        @Test
        void asksForTheModeAndWhetherToBegin() {
            Outcome outcome = workshop.typing("\nbegin\napply\nquit\n");

            assertThat(outcome.err())
                    .contains(
                            "What is to become better?\naccuracy (a), speed (s), robustness (r), custom (c) [accuracy]: ")
                    .contains("Baseline: 0 of 3 cases pass (0 %).\n")
                    .contains("Ready to begin?\nbegin (b), review (r), plan (p), stop (s) [begin]: ");
            assertThat(workshop.inSession("journal.jsonl")).contains("\"mode\":\"accuracy\"");
        }

        @Test
        void asksOnlyAboutEditsWithYes() {
            Outcome outcome = workshop.typing("apply\nquit\n", "--yes");

            assertThat(outcome.err())
                    .contains("What is to become better?\naccuracy, as --yes says\n")
                    .contains("Ready to begin?\nbegin, as --yes says\n");
            assertThat(workshop.read("prompt.md")).contains(Workshop.NO_MARKS);
        }

        @Test
        void asksNoModeThatIsGiven() {
            assertThat(workshop.typing("q\n", "--mode", "accuracy").err()).doesNotContain("What is to become better?");
            workshop.with(own -> own.put("mode", "accuracy"));
            assertThat(workshop.typing("q\n").err()).doesNotContain("What is to become better?");
        }

        @Test
        void writesAFramingOfThePersonsOwnDown() {
            workshop.typing("custom\nfewer complaints\n\nletters are short\nbegin\nquit\n");

            assertThat(workshop.read("modes/custom.md")).isEqualTo("""
                    ---
                    goal: fewer complaints
                    mindset: letters are short
                    ---
                    # Custom

                    fewer complaints

                    letters are short
                    """);
            assertThat(workshop.inSession("journal.jsonl")).contains("\"mode\":\"custom\"");
        }

        @Test
        void asksWhatCustomMeansWhereverTheModeWasSaid() {
            Outcome outcome = workshop.typing(
                    "short prompts\n\n\nshortness\npromptTokens\nsmall\n12\nbegin\nquit\n", "--mode", "custom");

            assertThat(outcome.err())
                    .contains("Which number shows it? passRate, fieldScore,")
                    .contains("one of these, or Enter: ", "a number with a point, or Enter: ")
                    .contains("written down in modes/custom.md\n");
            assertThat(workshop.read("modes/custom.md")).isEqualTo("""
                    ---
                    goal: short prompts
                    metric: promptTokens
                    direction: minimize
                    target: 12
                    ---
                    # Custom

                    short prompts
                    """);
            assertThat(workshop.typing("quit\n", "--mode", "custom").err()).doesNotContain("What is the goal");
        }

        @Test
        void takesAShareForAShare() {
            Outcome outcome = workshop.typing("right\n\n\npassRate\n95\n0.95\nbegin\nquit\n", "--mode", "custom");

            assertThat(outcome.err()).containsOnlyOnce("a share such as 0.95, or Enter: ");
            assertThat(workshop.read("modes/custom.md")).contains("\ntarget: 0.95\n");
        }

        @Test
        void asksForNoNumberWhereTheManifestHasOne() {
            workshop.with(own -> own.put("mode", "custom")
                    .putObject("objective")
                    .put("metric", "passRate")
                    .put("target", 0.5));

            Outcome outcome = workshop.typing("half of them\n\n\nbegin\nquit\n");

            assertThat(outcome.err())
                    .contains("What is the goal, in a sentence?")
                    .doesNotContain("Which number");
            assertThat(workshop.read("modes/custom.md")).startsWith("---\ngoal: half of them\n---\n");
        }

        @Test
        void showsWhatFailsSideBySide() {
            Outcome outcome = workshop.typing("accuracy\nreview\nb\nq\n");

            assertThat(outcome.err()).contains("""
                      Fails today              expected                  got
                        ada /name              "Ada"                     "Ada!"
                    """);
        }

        @Test
        void measuresNoBaselineForWhoeverEndsTheInputInstead() {
            Outcome atTheMode = workshop.typing("");
            Outcome atTheGoal = workshop.typing("custom\nfewer complaints\n");

            assertThat(atTheMode.exit()).isEqualTo(1);
            assertThat(atTheMode.out())
                    .contains("runs: 1 (baseline 1)\n")
                    .startsWith("Stopped: 0 → 0 of 1 cases pass, 2 not measured");
            assertThat(atTheGoal.out()).startsWith("Stopped: 0 → 0 of 1 cases pass, 2 not measured");
            assertThat(folder.resolve("modes")).doesNotExist();
        }

        @Test
        void asksNoProposerForWhoeverEndsTheInputAfterTheBaseline() {
            Outcome outcome = workshop.typing("accuracy\n");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.out()).startsWith("Stopped: 0 → 0 of 3 cases pass");
            assertThat(workshop.inSession("REFINE_LOG.md")).doesNotContain("## 🔬 Hypothesis");
        }

        @Test
        void stopsWithoutHavingTriedAnything() {
            Outcome outcome = workshop.typing("accuracy\nstop\n", "--json");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(outcome.json().path("end").asText()).isEqualTo("stopped");
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        }

        @Test
        void followsAPlanThatThePersonRevisedAndApproved() {
            followsTheEditor("sed 's/No exclamation marks/Never an exclamation mark/' \"$1\" > x; cp x \"$1\"; rm x\n");

            Outcome outcome = workshop.typing("accuracy\nplan\nrevise\napproved\nbegin\napply\nquit\n");

            assertThat(outcome.err()).contains("# Plan for cards\n", "Is this plan good?");
            assertThat(workshop.inSession("REFINE_PLAN.md")).contains("Never an exclamation mark");
            assertThat(workshop.read("prompt.md")).contains("Never an exclamation mark");
        }

        @Test
        void followsAnApprovedPlanAlsoAfterAnInterruption() {
            workshop.typing("accuracy\nplan\napproved\nstop\n");

            Outcome outcome = workshop.typing("apply\nquit\n", "--continue", "--iterations", "4");

            assertThat(workshop.read("prompt.md")).as(outcome.toString()).endsWith(Workshop.NO_MARKS);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("; following the plan REFINE_PLAN.md\n", "- Proposer: plan, attempt 1\n")
                    .doesNotContain("- Proposer: command");
        }

        @Test
        void goesOnWithoutAPlanThatIsSkipped() {
            workshop.typing("accuracy\nplan\nskip\nbegin\napply\nquit\n");

            assertThat(workshop.read("prompt.md")).contains("Give the total.");
        }
    }

    @Test
    void saysWhatWasPredictedAndWhatCame() {
        Outcome outcome = workshop.typing("\n\napply\napply\n");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("""

                The session began with 0 of 3 cases passing. 2 edits were measured and 2 kept,
                  and it ended with 3 passing: the goal is met.

                Nothing fails in the state that the files hold.

                the whole debrief: sessions/""");
        assertThat(outcome.err())
                .contains("  predicted to mend: ada, bob\n  pass now: none\n")
                .contains("  predicted to mend: ada\n  pass now: ada, bob, cleo\n  predicted at risk: none\n");
    }

    @Test
    void tellsInTheDebriefWhatWasTradedAndWhatRemains() {
        Workshop traded = new Workshop(folder.resolve("traded"));
        traded.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .write("expected/ada.json", "{\"name\": \"ADA\", \"total\": 3}")
                .proposes(Workshop.SHOUT, "ada")
                .proposes("Be brief.\n", "ada");

        Outcome outcome = traded.typing("accuracy\nb\napply\naccept\nquit\n");

        assertThat(outcome.err())
                .containsPattern("\nWhat remains, one by one:\n  \\S.* in bob, cleo, for instance bob: expected")
                .contains("\nthe whole debrief: sessions/");

        assertThat(traded.inSession("REFINE.md"))
                .contains("## Tradeoffs\n\n- iteration 1 was kept with losses in bob, cleo\n")
                .contains("## Recommendations\n\n- Look at ")
                .contains("- prompt.md: edited; refine restore 0 puts it back\n")
                .containsPattern("## What remains, one by one\n\n- .* in bob, cleo, for instance bob: expected");
    }

    @Nested
    class WithConfirmation {

        @Test
        void asksBeforeEachIteration() {
            Outcome outcome = workshop.typing("go\nstop\n", "--auto", "--confirm-each", "--json");

            assertThat(outcome.err()).contains("Iteration 1:\ngo (g), stop (s): ", "Iteration 2:\ngo");
            assertThat(outcome.json().path("end").asText()).isEqualTo("stopped");
            assertThat(outcome.json().path("iterations").get(0).path("verdict").asText())
                    .isEqualTo("improved");
            assertThat(workshop.inSession("REFINE_LOG.md")).contains("## ✏️ Edit Applied (Auto)\n");
        }

        @Test
        void takesTheEndOfTheInputForAStop() {
            Outcome outcome = workshop.typing("", "--auto", "--confirm-each", "--json");

            assertThat(outcome.json().path("end").asText()).isEqualTo("stopped");
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        }

        @Test
        void needsATerminal() {
            Outcome outcome = workshop.auto("--confirm-each");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("--confirm-each asks before each iteration, and there is no terminal [no-terminal]."
                            + " Standard input and standard error must both be one. Run it in a terminal, or leave"
                            + " --confirm-each away.\n");
        }
    }

    @Nested
    class WhenTheFirstCaseDoesNotRun {

        @BeforeEach
        void breakIt() {
            workshop.with(own -> own.put("runCommand", "sh modle.sh {case} {output}"));
        }

        @Test
        void letsTheFieldBeMendedOnTheSpotAndGoesOn() {
            Outcome outcome = workshop.typing("accuracy\nfix\n\nsh model.sh {case} {output}\n\nbegin\napply\nquit\n");

            assertThat(outcome.err())
                    .contains("Which field shall be mended? [runCommand]: ")
                    .contains("runCommand is sh modle.sh {case} {output}\n")
                    .contains("saved in refine.manifest.json\n");
            assertThat(Json.parse(workshop.read("refine.manifest.json"))
                            .path("runCommand")
                            .asText())
                    .isEqualTo("sh model.sh {case} {output}");
            assertThat(workshop.sessions()).hasSize(2);
            assertThat(workshop.read("prompt.md")).contains(Workshop.NO_MARKS);
        }

        @Test
        void savesWhereThePersonSays() {
            workshop.typing("accuracy\nfix\nrunCommand\nsh model.sh {case} {output}\nmended.json\nquit\n");

            JsonNode old = Json.parse(workshop.read("refine.manifest.json"));
            assertThat(old.path("runCommand").asText()).isEqualTo("sh modle.sh {case} {output}");
            assertThat(Json.parse(workshop.read("mended.json"))
                            .path("runCommand")
                            .asText())
                    .isEqualTo("sh model.sh {case} {output}");
        }

        @Test
        void doesNotSayThatNothingFails() {
            assertThat(workshop.typing("accuracy\nquit\n").err())
                    .contains("\nNo baseline stands: the first case does not run end to end.\n\n"
                            + "Which cases fail is not known until one does.\n");
        }

        @Test
        void givesUpAfterThreeAttempts() {
            Outcome outcome =
                    workshop.typing("accuracy\nfix\n\nsh no.sh {case} {output}\n\nsh nono.sh {case} {output}\n\n");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.err())
                    .contains("attempt 2 of 3: ", "attempt 3 of 3: ")
                    .endsWith("Mend refine.manifest.json by hand, then run refine --manifest refine.manifest.json.\n");
        }
    }

    @Test
    void letsAPlanBeApprovedAfterItWasMade() {
        Outcome outcome = workshop.typing("approved\n", "plan");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).contains("# Plan for cards\n", "Is this plan good? (REFINE_PLAN.md)\n");
    }
}
