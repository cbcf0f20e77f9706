package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutShortTest {

    @TempDir
    Path folder;

    /** It gained in the focus; the rest did not fit. */
    @Test
    void whatABudgetCutShortIsTriedAgainWhenTheSessionGoesOn() {
        Workshop workshop = new Workshop(folder)
                .given("dora", "Dora", 6)
                .given("emil", "Emil", 7)
                .given("fred", "Fred", 8);

        JsonNode cut = workshop.auto("--budget-runs", "10", "--json").json();
        assertThat(cut.path("end").asText()).isEqualTo("budget");
        assertThat(cut.path("executions").path("focus").asInt()).isEqualTo(3);

        JsonNode whole =
                workshop.auto("--continue", "--budget-runs", "100", "--json").json();

        assertThat(whole.path("end").asText()).isEqualTo("converged");
        assertThat(whole.at("/iterations/1/edits")).isEqualTo(whole.at("/iterations/0/edits"));
        assertThat(whole.at("/iterations/1/verdict").asText()).isEqualTo("improved");
        assertThat(whole.path("executions").path("focus").asInt())
                .as("what had run for it is not run again")
                .isLessThan(7);
    }
}
