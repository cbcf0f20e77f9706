package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code measure: lazy} several hypotheses were kept at once, and the full run at the end shows that one does harm. */
class BundleTakenBackTest {

    private static final String CURT = "Leave everything else out.\n";
    private static final String WITH_CITY = "Give the city.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    /** Only dora has a note, and no case that shows what a hypothesis aims at is hers. */
    @BeforeEach
    void threeMistakesAndOneIteration() {
        workshop = new Workshop(folder)
                .model(
                        "has() { if grep -q \"$1\" prompt.md; then echo 1; else echo 0; fi; }",
                        "awk -F': ' -v bare=$(has exclamation) -v total=$(has total) -v city=$(has city) -v curt=$(has else) '",
                        "    $1 == \"name\" { printf \"{\\\"name\\\": \\\"%s%s\\\"\", $2, bare ? \"\" : \"!\" }",
                        "    $1 == \"total\" && total { printf \", \\\"total\\\": %s\", $2 }",
                        "    $1 == \"city\" && city { printf \", \\\"city\\\": \\\"%s\\\"\", $2 }",
                        "    $1 == \"note\" && !curt { printf \", \\\"note\\\": \\\"%s\\\"\", $2 }",
                        "    END { print \"}\" }' \"$1\" > \"$2\"")
                .write("cases/cleo.txt", "name: Cleo\ntotal: 5\ncity: Rome\n")
                .write("expected/cleo.json", "{\"name\": \"Cleo\", \"total\": 5, \"city\": \"Rome\"}\n")
                .write("cases/dora.txt", "name: Dora\nnote: call back\n")
                .write("expected/dora.json", "{\"name\": \"Dora\", \"note\": \"call back\"}\n")
                .with(manifest -> manifest.put("measure", "lazy").put("maxIterations", 1));
    }

    @Test
    void onlyTheHypothesisThatDoesItGoesAndTheRestIsVerified() {
        workshop.with(manifest -> manifest.put("bundle", 2));
        workshop.proposes(Workshop.NO_MARKS, "ada").proposes(Workshop.WITH_TOTAL + CURT, "ada");

        Outcome outcome = workshop.auto("--json");

        JsonNode result = Shape.checked("run-result.schema.json", outcome);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
        assertThat(result.path("final").toString())
                .isEqualTo("{\"iteration\":1,\"passing\":1,\"score\":0.7083333333333333,\"verified\":true}");
        assertThat(result.path("iterations").findValuesAsText("accepted")).containsExactly("true", "false");
        assertThat(outcome.err())
                .contains("\nattempt 2 of iteration 1 is taken back: dora lost something\n")
                .contains("\nthe state after iteration 1 is verified\n");
        assertThat(workshop.inSession("REFINE_LOG.md"))
                .contains("- Taken back: attempt 2 of iteration 1: dora lost something\n"
                        + "- In the files: attempt 1\n- Cases: dora (0.500 → 0.667: /note)\n")
                .contains("- Files hold: the state after iteration 1 (verified)\n");
        assertThat(workshop.inSession("REFINE.md"))
                .contains("### Iteration 1: kept\n", "### Iteration 1: taken back\n");
        assertThat(workshop.refine("status").out()).contains("1 of 2 kept: ");
    }

    @Test
    void soDoesWhatIsNewerAndTheIterationThatIsNamedIsTheOneThatTheFilesHold() {
        workshop.with(manifest -> manifest.put("bundle", 3).put("maxIterations", 2));
        workshop.proposes(Workshop.NO_MARKS, "ada")
                .proposes(Workshop.WITH_TOTAL + CURT, "ada")
                .proposes(WITH_CITY, "cleo")
                .proposes("Be polite.\n", "dora");
        String kept = "Copy the card.\n" + Workshop.NO_MARKS;

        Outcome outcome = workshop.auto();

        assertThat(outcome.out()).contains("the files hold the state after iteration 1\n");
        assertThat(workshop.read("prompt.md")).isEqualTo(kept);
        assertThat(outcome.err())
                .contains("attempt 3 of iteration 1 is taken back: dora lost something\n")
                .contains("attempt 2 of iteration 1 is taken back: dora lost something\n");
        workshop.refine("restore", "0");
        assertThat(workshop.refine("restore", "1").exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo(kept);
        assertThat(workshop.auto("--continue", "--iterations", "3").exit()).isEqualTo(1);
    }

    @Test
    void whoeverBranchesOffFromItBeginsThereAndKnowsWhatWent() {
        workshop.with(manifest -> manifest.put("bundle", 2).put("maxIterations", 2));
        workshop.proposes(Workshop.NO_MARKS, "ada")
                .proposes(Workshop.WITH_TOTAL + CURT, "ada")
                .proposes("Be polite.\n", "dora")
                .proposes("Be kind.\n", "cleo");
        workshop.auto();

        Outcome fork = workshop.auto("--fork", "1", "--iterations", "0", "--json");

        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
        assertThat(fork.json().at("/executions/total").asInt()).isZero();
        assertThat(history()).containsExactly("true", "false");
    }

    @Test
    void soDoesWhoeverBranchesOffFromTheEnd() {
        workshop.with(manifest -> manifest.put("bundle", 2).put("maxIterations", 2));
        workshop.proposes(Workshop.NO_MARKS, "ada")
                .proposes(Workshop.WITH_TOTAL + CURT, "ada")
                .proposes("Be polite.\n", "dora")
                .proposes("Be kind.\n", "cleo");
        workshop.auto();

        Outcome fork = workshop.auto("--fork", "2", "--iterations", "0", "--json");

        assertThat(fork.json().at("/executions/total").asInt()).isZero();
        assertThat(history()).containsExactly("true", "false", "false");
    }

    /** Whether each edit that was tried still stands, as the next proposer is told. */
    private List<String> history() {
        return workshop.refine("propose", "--json").json().path("history").findValuesAsText("kept");
    }
}
