package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest with {@code "bundle": 2}, as its user sees it. */
class BundleRunTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void twoHypothesesAtOnce() {
        workshop = new Workshop(folder).with(manifest -> manifest.put("bundle", 2));
    }

    @Test
    void theBuiltInRulesMendTwoFieldsInOneMeasurement() {
        Outcome outcome = workshop.auto("--json");

        JsonNode result = Shape.checked("run-result.schema.json", outcome);
        assertThat(outcome.exit()).isZero();
        assertThat(result.path("end").asText()).isEqualTo("converged");
        assertThat(result.path("final").toString())
                .isEqualTo("{\"iteration\":1,\"passing\":3,\"score\":1.0,\"verified\":true}");
        assertThat(result.path("executions").path("total").asInt()).isEqualTo(6);
        assertThat(result.path("iterations").findValuesAsText("iteration")).containsExactly("1", "1");
        assertThat(result.path("iterations").findValuesAsText("verdict")).containsExactly("improved", "improved");
        assertThat(result.path("iterations").findValuesAsText("group"))
                .containsExactly("format-only:punctuation /name", "missing /total");
        assertThat(outcome.err()).doesNotContain("warning");
    }

    @Test
    void eachHypothesisHasItsOwnEntriesInTheLog() {
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes("Be polite.\n", "bob");
        workshop.proposes(Workshop.WITH_TOTAL, "bob");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\nNo exclamation marks.\nGive the total.\n");
        String log = workshop.inSession("REFINE_LOG.md");
        assertThat(headings(log, "## 🔬 Hypothesis")).hasSize(3);
        assertThat(headings(log, "## ✏️ Edit Applied (Auto)")).hasSize(3);
        assertThat(log)
                .contains(
                        "- Hypothesis: attempt 1, aims at format-only:punctuation /name\n- Verdict: Improved\n- Gained in: ada, bob, cleo\n")
                .contains("- Hypothesis: attempt 2, aims at missing /total\n- Verdict: Neutral\n")
                .contains("- Taken apart: nothing was gained by attempt 2\n");
        assertThat(workshop.inSession("REFINE.md")).contains("Something is wrong: Be polite.");
    }

    @Test
    void theSectionThatTwoHypothesesBeginStandsThereOnce() {
        workshop.proposes("\n## Rules\n\n" + Workshop.NO_MARKS, "ada")
                .proposes("\n## Rules\n\n" + Workshop.WITH_TOTAL, "bob");

        Outcome outcome = workshop.auto();

        assertThat(outcome.exit()).isZero();
        assertThat(workshop.read("prompt.md"))
                .isEqualTo("Copy the card.\n\n## Rules\n\nNo exclamation marks.\nGive the total.\n");
    }

    private static List<String> headings(String log, String heading) {
        return log.lines().filter(heading::equals).toList();
    }
}
