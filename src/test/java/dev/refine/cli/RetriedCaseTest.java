package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A case that comes to its result on a later attempt leaves a trace that a user sees. */
class RetriedCaseTest {

    @TempDir
    private Path folder;

    @Test
    void isNamedInTheSummaryTheLogAndTheJson() {
        Workshop workshop = new Workshop(folder)
                .model(
                        "case \"$1\" in *bob.txt) if ! test -e tried; then echo > tried; exit 75; fi;; esac",
                        "echo '{}' > \"$2\"");

        assertThat(workshop.refine("check").out()).contains("\nretried: bob (2 attempts)\nruns: 4 (baseline 4)\n");
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Passing: 0 of 3\n- Retried: bob (2 attempts)\n\n");

        JsonNode results =
                workshop.delete("tried").refine("check", "--json").json().path("results");
        assertThat(results.findValuesAsText("attempts")).containsExactly("1", "2", "1");
        assertThat(results.findValues("earlier")).hasToString("[[], [\"exit 75\"], []]");
    }
}
