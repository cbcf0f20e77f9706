package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code measure: lazy} an edit is kept first, and what it lost shows in the full run: then it was not kept. */
class LateLossTest {

    private static final String CURT = "No exclamation marks, and no notes.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    /** Only eve has a note, and it is right before the first edit; whoever looks at a passing case looks at flo. */
    @BeforeEach
    void oneIteration() {
        workshop = new Workshop(folder)
                .model(
                        "if grep -q exclamation prompt.md; then mark=; else mark='!'; fi",
                        "if grep -q notes prompt.md; then note=; else note=yes; fi",
                        "awk -F': ' -v mark=\"$mark\" -v note=\"$note\" '",
                        "    $1 == \"name\" { printf \"{\\\"name\\\": \\\"%s%s\\\"\", $2, mark }",
                        "    $1 == \"note\" { printf \"{\\\"note\\\": \\\"%s\\\"\", note }",
                        "    $1 == \"id\" { printf \"{\\\"id\\\": %s\", $2 }",
                        "    END { print \"}\" }' \"$1\" > \"$2\"")
                .write("cases/eve.txt", "note: yes\n")
                .write("expected/eve.json", "{\"note\": \"yes\"}\n")
                .write("cases/flo.txt", "id: 7\n")
                .write("expected/flo.json", "{\"id\": 7}\n")
                .with(manifest -> manifest.put("measure", "lazy")
                        .put("maxIterations", 1)
                        .putArray("guards")
                        .add("flo"));
        for (String card : new String[] {"ada", "bob", "cleo"}) {
            workshop.write("cases/" + card + ".txt", "name: " + card + "\n")
                    .write("expected/" + card + ".json", "{\"name\": \"" + card + "\"}\n");
        }
    }

    @Test
    void tryDoesNotCallItKept() {
        workshop.refine("try");
        workshop.write("prompt.md", "Copy the card.\n" + CURT);

        Outcome outcome = workshop.refine("try");

        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        assertThat(outcome.out()).startsWith("iteration 1: Improved, taken back\n  eve lost /note\n");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void itIsARegressionThoughTheGoalIsMet() {
        workshop.with(manifest ->
                manifest.putObject("objective").put("metric", "passRate").put("target", 0.4));
        workshop.refine("try");
        workshop.write("prompt.md", "Copy the card.\n" + CURT);

        Outcome outcome = workshop.refine("try");

        assertThat(outcome.out()).startsWith("iteration 1: Improved, taken back\n  eve lost /note\n");
        assertThat(outcome.exit()).isEqualTo(1);
    }

    @Test
    void norDoesItsDocument() {
        workshop.refine("try");
        workshop.write("prompt.md", "Copy the card.\n" + CURT);

        JsonNode tried = Shape.checked("try-result.schema.json", workshop.refine("try", "--json"));

        assertThat(tried.path("kept").asBoolean()).isFalse();
        assertThat(tried.at("/iterations/0/accepted").asBoolean()).isFalse();
    }

    @Test
    void theDebriefCountsItAsTakenBackAndNamesTheLoss() {
        workshop.proposes(CURT, "ada").auto();

        assertThat(workshop.inSession("REFINE.md"))
                .contains("1 edit was measured and none kept, and it ended with 2 passing")
                .contains("## Regressions on the way\n\n- iteration 1: eve lost /note in the full run\n")
                .contains("### Iteration 1: taken back\n");
    }

    @Test
    void whoeverBranchesOffAfterItKnowsThatItDoesNotStand() {
        workshop.proposes(CURT, "ada").auto();

        workshop.auto("--fork", "1", "--iterations", "0");

        assertThat(workshop.refine("propose", "--json").json().path("history").findValuesAsText("kept"))
                .containsExactly("false");
    }

    @Test
    void anotherOneOfTheSameBundleThatWentForItsLossIsNoTradeoff() {
        workshop.with(manifest -> manifest.put("measure", "full").put("bundle", 2))
                .write("cases/dan.txt", "name: dan\n")
                .write("expected/dan.json", "{\"name\": \"dan\", \"place\": \"x\"}\n");
        workshop.proposes("No exclamation marks.\n", "ada").proposes("No notes: notes.\n", "dan");

        workshop.auto();

        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\nNo exclamation marks.\n");
        assertThat(workshop.inSession("REFINE.md"))
                .contains("- iteration 1: eve lost /note\n")
                .contains("## Tradeoffs\n\nNone was accepted.\n");
    }
}
