package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Less of everything, at the accuracy of the baseline. */
class SpeedModeTest {

    private static final String FILLER = "Please be so kind and copy with great care.\n";
    private static final String MORE = "Thank you very much.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder)
                .write("prompt.md", FILLER + MORE + Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .with(own -> own.put("mode", "speed"));
    }

    private Workshop deletes(String text) {
        return workshop.replies(Workshop.reply("prompt.md", text, ""));
    }

    private static JsonNode iteration(Outcome outcome, int number) {
        return Shape.checked("run-result.schema.json", outcome)
                .path("iterations")
                .get(number - 1);
    }

    @Nested
    class ByPromptTokens {

        @Test
        void keepsEveryDeletionThatChangesNothingElse() {
            deletes(FILLER);
            deletes(MORE);

            Outcome outcome = workshop.auto("--json", "--iterations", "2");

            assertThat(outcome.exit()).as("speed ends by its target only").isEqualTo(1);
            assertThat(outcome.json().path("iterations").findValuesAsText("verdict"))
                    .containsExactly("improved", "improved");
            assertThat(workshop.read("prompt.md")).isEqualTo(Workshop.NO_MARKS + Workshop.WITH_TOTAL);
            JsonNode metrics = outcome.json().path("metrics");
            assertThat(metrics.path("final").path("promptTokens").asInt())
                    .isLessThan(metrics.path("baseline").path("promptTokens").asInt());
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .containsPattern("- promptTokens: \\d+; 14 in the best state; 24 at the baseline\n");
        }

        @Test
        void saysOnTheLastScreenAndInTheDebriefWhatCameOfTheMetric() {
            deletes(FILLER);

            Outcome outcome = workshop.auto("--iterations", "1");

            assertThat(outcome.out()).contains("\n  promptTokens: 24 → 14 (-41.7 %)\n");
            assertThat(workshop.inSession("REFINE.md")).contains("\n- promptTokens: 24 → 14 (-41.7 %)\n");
        }

        @Test
        void takesBackADeletionThatAFieldNeeds() {
            deletes(Workshop.WITH_TOTAL);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("mixed");
            assertThat(workshop.read("prompt.md")).contains(Workshop.WITH_TOTAL);
            assertThat(outcome.json().path("insights").get(0).asText())
                    .isEqualTo("iteration 1: the guard fieldScore does not hold: 1.0000 at the baseline, 0.6667 now");
        }

        @Test
        void takesBackWhatMakesThePromptLonger() {
            workshop.proposes("Be quick.\n");

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("degraded");
        }

        @Test
        void convergesAtItsTarget() {
            deletes(FILLER);
            workshop.with(own -> own.putObject("objective").put("target", 30));

            Outcome outcome = workshop.auto("--json");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.json().path("end").asText()).isEqualTo("converged");
            assertThat(outcome.json().path("final").path("verified").asBoolean())
                    .isTrue();
        }

        @Test
        void givesADeletionUpInTheFocusWhenItCannotHoldAnyMore() {
            for (int i = 0; i < 6; i++) {
                workshop.given("more" + i, "Name" + i, i);
            }
            deletes(Workshop.WITH_TOTAL);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(outcome.json().path("executions").path("focus").asInt()).isEqualTo(3);
            assertThat(outcome.json().path("executions").path("verify").asInt()).isZero();
        }

        @Test
        void followsAPlanThatDeletes() {
            workshop.write("REFINE_PLAN.md", """
                    # Plan for cards

                    ## Experiments

                    ### Experiment 1: say it shorter

                    - Theory: politeness changes no output
                    - File: prompt.md

                    Current text:

                    ```
                    Please be so kind and copy with great care.
                    ```

                    Proposed text:

                    ```
                    ```
                    """);

            Outcome outcome =
                    workshop.auto("--plan", folder.resolve("REFINE_PLAN.md").toString(), "--iterations", "1");

            assertThat(workshop.read("prompt.md")).as(outcome.toString()).doesNotContain("great care");
        }
    }

    @Nested
    class ByTheBuiltInRules {

        private static final String BLOATED = """
                # Cards

                You are a world-class expert in reading cards. Please take a deep breath and work with great care,
                because our colleagues rely on you. Copy the card.

                ## Rules

                - No exclamation marks in the name.
                - Give the total. Thank you very much for your attention.
                - Remember that excellent work is important to us and that we are proud of it.
                - Always give the total, please.
                - Names come from the first line.

                ## Example

                A card that says

                ```
                name: Zoe
                total: 9
                ```

                gives {"name": "Zoe", "total": 9}, which is what we want to see.
                """;

        @Test
        void removeAQuarterOfABloatedPromptAndLoseNoField() {
            workshop.write("prompt.md", BLOATED);

            Outcome outcome = workshop.auto("--json", "--iterations", "6");

            JsonNode metrics = outcome.json().path("metrics");
            double before = metrics.path("baseline").path("promptTokens").asDouble();
            assertThat(metrics.path("final").path("promptTokens").asDouble())
                    .as(workshop.read("prompt.md"))
                    .isLessThanOrEqualTo(before * 0.75);
            assertThat(outcome.json().at("/final/passing").asInt()).isEqualTo(3);
            assertThat(workshop.read("prompt.md"))
                    .contains("xclamation", "total")
                    .doesNotContain("world-class");
        }

        @Test
        void findWhichOfSeveralCutsDoesHarm() {
            workshop.write("prompt.md", """
                    Copy the card. Please be careful. Kindly never hurry with the first line of it. It is important to us.

                    - No exclamation marks: they are a nuisance.

                    We trust you and rely on you, and you may add the sum of it, which is crucial. Thank you.
                    """).model(Workshop.MODEL.replace("grep -q total", "grep -q crucial"));

            Outcome outcome = workshop.auto("--json", "--iterations", "8");

            assertThat(outcome.json().at("/final/passing").asInt())
                    .as(outcome.toString())
                    .isEqualTo(3);
            assertThat(workshop.read("prompt.md")).contains("crucial").doesNotContain("Please be careful", "Thank you");
        }
    }

    @Nested
    class ByWhatTheCommandReports {

        @Test
        void keepsWhatCostsLess() {
            workshop.model(Workshop.MODEL, "echo \"{\\\"costUsd\\\": $(wc -c < prompt.md)}\" > \"$3\"")
                    .with(own -> {
                        own.put("runCommand", "sh model.sh {case} {output} {usage}");
                        own.put("usagePath", "out/{caseId}.usage.json");
                        own.putObject("objective").put("metric", "costUsd");
                    });
            deletes(MORE);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText())
                    .as(outcome.toString())
                    .isEqualTo("improved");
        }
    }

    @Nested
    class ByTheClock {

        @BeforeEach
        void measureLatency() {
            workshop.model("if grep -q care prompt.md; then sleep 0.2; fi", Workshop.MODEL)
                    .with(own -> own.putObject("objective").put("metric", "latencyP50"));
        }

        @Test
        void keepsWhatIsFasterInRunsTakenInTurn() {
            deletes(FILLER);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText())
                    .as(outcome.toString())
                    .isEqualTo("improved");
            assertThat(outcome.json().path("executions").path("repeat").asInt()).isEqualTo(24);
            assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(30);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .containsPattern("- Insight: 12 pairs of runs, taken in turn: median 0\\.\\d+ s before, 0\\.\\d+ s"
                            + " after; signed rank test p = 0\\.00\\d\n");
            assertThat(workshop.read("prompt.md")).doesNotContain("care");
        }

        @Test
        void takesADifferenceWithinTheToleranceForNone() {
            deletes(MORE);
            // One test in forty sees a gain in noise; this one shall not, so a gain has to be a large one.
            workshop.with(own ->
                    own.putObject("objective").put("metric", "latencyP50").put("tolerance", 0.5));

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText())
                    .as(outcome.toString())
                    .isEqualTo("neutral");
            assertThat(workshop.read("prompt.md")).contains(MORE);
        }

        @Test
        void spendsNoTimeOnWhatAGuardForbids() {
            deletes(Workshop.WITH_TOTAL);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(outcome.json().path("executions").path("repeat").asInt()).isZero();
        }
    }
}
