package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a finished command prints, for people and for programs. */
class ResultTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    @Test
    void convergesWithoutHelpAndPrintsOneDocument() {
        Outcome outcome = workshop.auto("--json");

        JsonNode result = Shape.checked("run-result.schema.json", outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(result.path("end").asText()).isEqualTo("converged");
        assertThat(result.path("cases").asInt()).isEqualTo(3);
        assertThat(result.path("final").toString())
                .isEqualTo("{\"iteration\":2,\"passing\":3,\"score\":1.0,\"verified\":true}");
        assertThat(result.path("iterations").findValuesAsText("verdict")).containsExactly("improved", "improved");
        assertThat(result.path("exit").asInt()).isZero();
        assertThat(outcome.err()).contains("iteration 2 focus 3/3 · 3 passing\n");
        assertThat(workshop.read("out/ada.json")).contains("\"Ada\"", "3");
    }

    @Test
    void printsOneDocumentForEveryEnd() {
        workshop.model("exit 3");
        JsonNode failed = Shape.checked("run-result.schema.json", workshop.auto("--json"));
        assertThat(failed.path("end").asText()).isEqualTo("validation-failed");
        assertThat(failed.at("/executions/total").asInt()).isEqualTo(1);
        workshop.write("model.sh", Workshop.MODEL).replies("no");
        assertThat(Shape.checked("run-result.schema.json", workshop.auto("--json"))
                        .path("end")
                        .asText())
                .isEqualTo("plateau");
        assertThat(Shape.checked("run-result.schema.json", workshop.auto("--json", "--iterations", "1"))
                        .path("end")
                        .asText())
                .isEqualTo("max");
        assertThat(Shape.checked("run-result.schema.json", workshop.auto("--json", "--budget-runs", "3"))
                        .path("end")
                        .asText())
                .isEqualTo("budget");
    }

    @Test
    void takesARegressionBackAndNamesItsCases() {
        workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL)
                .write("expected/ada.json", "{\"name\": \"ADA\", \"total\": 3}")
                .with(own -> own.putArray("guards").add("cases/*.txt"))
                .proposes(Workshop.SHOUT, "ada");
        String before = workshop.read("prompt.md");

        Outcome outcome = workshop.auto("--json", "--iterations", "1");

        JsonNode iteration = Shape.checked("run-result.schema.json", outcome)
                .path("iterations")
                .get(0);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(iteration.path("verdict").asText()).isEqualTo("mixed");
        assertThat(iteration.path("regressions")).hasSizeGreaterThanOrEqualTo(1);
        assertThat(workshop.read("prompt.md")).isEqualTo(before);
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("## ⚠️ Regression Detected\n", "## ↩️ Restored\n");
    }

    @Test
    void checksEveryCaseOnce() {
        Outcome red = workshop.refine("check", "--json");

        JsonNode result = Shape.checked("check-result.schema.json", red);
        assertThat(red.exit()).isEqualTo(1);
        assertThat(result.path("results").findValuesAsText("case")).containsExactly("ada", "bob", "cleo");
        assertThat(result.path("results").get(0).path("findings").findValuesAsText("path"))
                .containsExactly("/name", "/total");
        assertThat(result.path("results")
                        .get(0)
                        .path("findings")
                        .get(1)
                        .path("expected")
                        .asInt())
                .isEqualTo(3);

        workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);
        Outcome green = workshop.refine("check");
        assertThat(green.exit()).isZero();
        assertThat(green.out()).startsWith("3 of 3 cases pass, score 1.000\n");
        assertThat(workshop.sessions())
                .allSatisfy(session -> assertThat(session.resolve("REFINE.md")).exists());
    }

    @Test
    void checksWithoutAnOutputToo() {
        workshop.model("exit 3");

        Outcome outcome = workshop.refine("check", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(Shape.checked("check-result.schema.json", outcome).findValuesAsText("message"))
                .containsOnly("runCommand ended with exit code 3");
    }

    @Test
    void standsStillAtAPerfectBaseline() {
        workshop.write("prompt.md", Workshop.NO_MARKS + Workshop.WITH_TOTAL);

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.json().path("end").asText()).isEqualTo("converged");
        assertThat(outcome.json().path("iterations")).isEmpty();
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("## 🏁 Iteration Complete (Converged)\n");
    }

    @Test
    void measuresTheBaselineOnlyForNoIterations() {
        Outcome outcome = workshop.auto("--json", "--iterations", "0");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().path("end").asText()).isEqualTo("max");
        assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(3);
    }

    @Test
    void measuresTheHoldoutBeforeAndAfterAndShowsItToNobody() {
        workshop.given("dora", "Dora", 6).with(own -> own.putArray("holdout").add("cases/dora.txt"));

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.json().path("cases").asInt()).isEqualTo(3);
        assertThat(workshop.inSession("journal.jsonl")).contains("\"HOLDOUT\"");
        assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(11);
        assertThat(workshop.refine("propose").out()).doesNotContain("dora", "Dora");
    }

    @Test
    void saysNothingButTheResultWhenQuiet() {
        Outcome outcome = workshop.auto("--quiet", "--iterations", "1");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).startsWith("Max Reached: 0 → 0 of 3 cases pass");
    }

    @Test
    void tellsEveryCaseWhenVerbose() {
        assertThat(workshop.auto("--verbose", "--iterations", "0").err()).contains("bob: failed\n", "cleo: failed\n");
    }

    @Test
    void describesTheDifferenceOfTwoFilesInOneDocument() {
        workshop.write("is.json", "{\"name\": \"Ada!\", \"more\": [1, 2]}");

        Outcome outcome = workshop.refine(
                "diff",
                folder.resolve("expected/ada.json").toString(),
                folder.resolve("is.json").toString(),
                "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(Shape.checked("diff-result.schema.json", outcome)
                        .path("equal")
                        .asBoolean())
                .isFalse();
    }
}
