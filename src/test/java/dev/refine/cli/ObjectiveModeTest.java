package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is better is what the user's objective says. */
class ObjectiveModeTest {

    private static final String FILLER = "Please be so kind and copy with great care.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder)
                .write("prompt.md", FILLER + Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .write("metric.sh", """
                        cat > request.json
                        echo '{"size": '$(wc -c < prompt.md)', "passRate": 7}'
                        """)
                .with(own -> {
                    own.put("mode", "custom");
                    own.put("metricCommand", "sh metric.sh");
                    objective(own, "size").put("direction", "minimize").put("target", 40);
                });
    }

    private static ObjectNode objective(ObjectNode manifest, String metric) {
        return manifest.putObject("objective").put("metric", metric);
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
    class ByTheUsersCommand {

        @Test
        void convergesWhenTheMetricReachesItsTarget() {
            deletes(FILLER);

            Outcome outcome = workshop.auto("--json");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.json().path("end").asText()).isEqualTo("converged");
            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("improved");
            assertThat(outcome.json()
                            .path("metrics")
                            .path("baseline")
                            .path("size")
                            .asInt())
                    .isEqualTo(82);
            assertThat(outcome.json().path("metrics").path("final").path("size").asInt())
                    .isEqualTo(38);
            assertThat(outcome.json()
                            .path("metrics")
                            .path("final")
                            .path("passRate")
                            .asInt())
                    .isEqualTo(1);
            assertThat(workshop.read("prompt.md")).isEqualTo(Workshop.NO_MARKS + Workshop.WITH_TOTAL);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- size: 38; 82 in the best state; 82 at the baseline\n");
        }

        @Test
        void isGivenEveryResultWithItsFiles() {
            workshop.auto("--iterations", "0");

            JsonNode request = Json.parse(workshop.read("request.json"));
            assertThat(JsonSchema.builtIn("metric-request.schema.json").check(request))
                    .isEmpty();
            assertThat(request.path("mode").asText()).isEqualTo("custom");
            assertThat(request.path("results").findValuesAsText("case")).containsExactly("ada", "bob", "cleo");
            JsonNode first = request.path("results").get(0);
            assertThat(Path.of(first.path("output").asText())).hasContent("{\"name\": \"Ada\", \"total\": 3}");
            assertThat(Path.of(first.path("expected").asText())).exists();
        }

        @Test
        void isGivenResultsInTheOrderOfTheCasesWhicheverRanFirst() {
            Stream.of("ada", "bob", "cleo").forEach(id -> workshop.write("expected/" + id + ".json", "{\"ok\": 1}\n"));
            workshop.model(
                            "case $1 in *cleo*) ok=$(grep -c Cleo prompt.md);; *) ok=1;; esac",
                            "echo '{\"ok\": '$ok'}' > $2")
                    .write("metric.sh", "cat > request.json; echo '{}'\n")
                    .with(own -> {
                        own.put("mode", "accuracy");
                        own.remove("objective");
                    })
                    .proposes("Cleo too.\n");

            assertThat(workshop.auto().exit()).isZero();

            JsonNode request = Json.parse(workshop.read("request.json"));
            assertThat(request.path("iteration").asInt()).isEqualTo(1);
            assertThat(request.path("results").findValuesAsText("case")).containsExactly("ada", "bob", "cleo");
        }

        @Test
        void doesNotEndAtAPerfectBaselineAboveItsTarget() {
            deletes("with great care");

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("improved");
            assertThat(workshop.read("prompt.md")).doesNotContain("great care");
        }

        @Test
        void takesBackWhatMovesTheMetricTheOtherWay() {
            workshop.proposes("More words.\n");

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("degraded");
            assertThat(workshop.read("prompt.md")).doesNotContain("More words");
        }

        @Test
        void takesAChangeWithinTheToleranceForNone() {
            deletes("Please ");
            workshop.with(own -> ((ObjectNode) own.path("objective")).put("tolerance", 7));

            assertThat(iteration(workshop.auto("--json", "--iterations", "1"), 1)
                            .path("verdict")
                            .asText())
                    .isEqualTo("neutral");
        }

        @Test
        void keepsNothingThatBreaksAGuard() {
            deletes(Workshop.WITH_TOTAL);
            workshop.with(own -> ((ObjectNode) own.path("objective"))
                    .putArray("guards")
                    .addObject()
                    .put("metric", "fieldScore")
                    .put("tolerance", 0.1));

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("mixed");
            assertThat(outcome.json().path("insights").get(0).asText())
                    .isEqualTo("iteration 1: the guard fieldScore does not hold: 1.0000 at the baseline, 0.6667 now");
            assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(6);
            assertThat(workshop.read("prompt.md")).contains(Workshop.WITH_TOTAL);
        }

        @Test
        void losesFieldsWhenNoGuardForbidsIt() {
            deletes(Workshop.WITH_TOTAL);

            JsonNode iteration = iteration(workshop.auto("--json", "--iterations", "1"), 1);

            assertThat(iteration.path("verdict").asText()).isEqualTo("improved");
            assertThat(iteration.path("regressions")).hasSize(3);
        }
    }

    @Nested
    class WhenTheCommandFails {

        @Test
        void aBaselineIsNoMeasurement() {
            workshop.write("metric.sh", "cat > /dev/null; echo no luck >&2; exit 4\n");

            Outcome outcome = workshop.auto("--json");

            assertThat(outcome.exit()).isEqualTo(3);
            assertThat(outcome.err())
                    .contains("the objective cannot be measured [no-measurement]. The baseline has every result, but:"
                            + " metricCommand failed [metric-command]. It ended with exit code 4: no luck. Mend it,"
                            + " and go on with --continue.\n");
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Insight: metricCommand failed [metric-command]. It ended with exit code 4: no luck");
        }

        @Test
        void itGoesOnAfterTheCommandIsMended() {
            workshop.write("metric.sh", "cat > /dev/null; exit 4\n");
            deletes(FILLER);
            workshop.auto();
            workshop.write("metric.sh", "cat > /dev/null; echo '{\"size\": '$(wc -c < prompt.md)'}'\n");

            Outcome outcome = workshop.auto("--continue", "--json");

            assertThat(outcome.exit()).as(outcome.toString()).isZero();
            assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(6);
        }

        @Test
        void aCandidateIsUnmeasuredAndUsesNoIteration() {
            deletes(FILLER);
            workshop.write("metric.sh", """
                    cat > /dev/null
                    grep -q Please prompt.md && echo '{"size": 84}' || echo '{"sizes": 40, "more": 1}'
                    """);

            Outcome outcome = workshop.auto("--json", "--iterations", "1");

            assertThat(iteration(outcome, 1).path("verdict").asText()).isEqualTo("unmeasured");
            assertThat(workshop.read("prompt.md")).startsWith(FILLER);
            assertThat(outcome.err())
                    .contains("\nmetricCommand printed no \"size\" [metric-command]. It printed more, sizes.\n");
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("metricCommand printed no \"size\" [metric-command]. It printed more, sizes.");
        }

        @Test
        void whatItPrintsMustBeAnObjectOfNumbers() {
            workshop.write("metric.sh", "cat > /dev/null; echo '{\"size\": \"much\"}'\n");
            assertThat(workshop.auto().err())
                    .contains("metricCommand did not print an object of numbers [metric-command]. No number: size.");
            workshop.write("metric.sh", "cat > /dev/null; echo size 3\n");
            assertThat(workshop.auto().err())
                    .contains("metricCommand printed no JSON [metric-command]. It printed: size 3.");
        }
    }

    @Nested
    class WhatIsAskedFor {

        @Test
        void mustBeAMetricThatSomebodyTakes() {
            workshop.with(own -> own.remove("metricCommand"));

            Outcome outcome = workshop.auto();

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("refine.manifest.json: there is no metric \"size\" [objective-metric]. Without"
                            + " \"metricCommand\" there are passRate, fieldScore, worstCase, errorRate, latencyP50,"
                            + " latencyP95, durationSeconds, promptTokens, inputTokens, outputTokens, costUsd. Correct"
                            + " the name, or add a metricCommand that prints it.\n");
        }

        @Test
        void isShownTheNearestNameOfAMetric() {
            workshop.with(own -> {
                own.remove("metricCommand");
                objective(own, "passrate");
            });

            assertThat(workshop.auto().err()).endsWith(", costUsd. Did you mean \"passRate\"?\n");
        }

        @Test
        void isDoubtedWhereAShareIsGivenInPercent() {
            workshop.with(own -> objective(own, "passRate").put("target", 95).put("tolerance", 0.5));

            assertThat(workshop.refine("--dry-run", "--auto").err())
                    .isEqualTo("warning: refine.manifest.json: the target 95 lies beyond what passRate can be"
                            + " [objective-share]. It is a share from 0 to 1. Write 0.95 for 95 %.\n");
        }

        @Test
        void needsAReportOfWhatItCosts() {
            workshop.with(own -> objective(own, "costUsd"));

            assertThat(workshop.auto().err())
                    .isEqualTo("refine.manifest.json: nothing reports the metric \"costUsd\" [objective-usage]. The"
                            + " manifest has no \"usagePath\". Let the command write its usage and name the file"
                            + " there.\n");
        }

        @Test
        void mayComeFromAModeOfTheUsersOwn() {
            workshop.with(own -> own.remove("objective"))
                    .write("modes/custom.md", "---\nmetric: size\ndirection: minimize\ntarget: 40\n---\nShorter!\n");
            deletes(FILLER);

            assertThat(workshop.auto().exit()).isZero();
            workshop.write("modes/custom.md", "---\nmetric: size\ndirection: sideways\n---\nShorter!\n");
            assertThat(workshop.auto().err())
                    .isEqualTo("modes/custom.md: \"direction\" cannot be \"sideways\" [objective]. It is maximize or"
                            + " minimize.\n");
        }

        @Test
        void aModeOnTheCommandLineWins() {
            assertThat(workshop.with(own -> own.remove("objective"))
                            .auto("--mode", "accuracy")
                            .exit())
                    .isZero();
        }
    }

    @Nested
    class InAccuracyMode {

        @Test
        void aGuardHoldsAGainBack() {
            workshop.write("prompt.md", Workshop.NO_MARKS)
                    .proposes(Workshop.WITH_TOTAL + FILLER)
                    .with(own -> {
                        own.put("mode", "accuracy");
                        objective(own, "passRate")
                                .putArray("guards")
                                .addObject()
                                .put("metric", "errorRate");
                    });
            assertThat(workshop.auto("--iterations", "1").exit()).isZero();

            workshop.write("prompt.md", Workshop.NO_MARKS)
                    .write("asked", "0")
                    .with(own -> objective(own, "passRate").put("tolerance", 1).put("target", 2));
            assertThat(iteration(workshop.auto("--json", "--iterations", "1"), 1)
                            .path("verdict")
                            .asText())
                    .isEqualTo("neutral");
        }
    }
}
