package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two proposers in a race, of which the worse one answers first and promises more. */
class ScreeningTest {

    private static final String IDLE = "You may guess.\n";
    private static final String CURE = "Give the total, no exclamation.\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void twoProposers() {
        workshop = new Workshop(folder)
                .write("one.json", Workshop.reply("prompt.md", "", IDLE, "ada", "bob", "cleo"))
                .write("two.json", Workshop.reply("prompt.md", "", CURE, "ada", "bob"))
                .with(own -> own.putObject("proposer")
                        .set(
                                "race",
                                Json.tree(List.of(
                                        Map.of("command", "cat > /dev/null; cat one.json"),
                                        Map.of("command", "cat > /dev/null; cat two.json")))));
    }

    @Test
    void measuresFirstWhatMendsMostOfTheSameFailingCases() throws Exception {
        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + CURE);
        JsonNode run = Json.parse(outcome.out());
        assertThat(run.path("iterations")).hasSize(1);
        assertThat(run.path("iterations").get(0).path("verdict").asText()).isEqualTo("improved");
        assertThat(run.path("executions").toString())
                .isEqualTo(
                        "{\"baseline\":3,\"focus\":4,\"guard\":0,\"verify\":1,\"repeat\":0,\"remembered\":2,\"total\":8}");
    }

    @Test
    void tellsInTheLogWhatEachDidAndWhichOneIsMeasured() {
        workshop.auto();

        String log = workshop.inSession("REFINE_LOG.md");
        assertThat(log.lines().filter(line -> line.startsWith("## ")).toList())
                .containsSubsequence(
                        "## 🎯 Iteration Start",
                        "## 🧪 Experiment",
                        "## 💡 Insight",
                        "## 💡 Insight",
                        "## 🅿️ Parking Lot",
                        "## 🔬 Hypothesis",
                        "## 🔧 Suggestion",
                        "## ✏️ Edit Applied (Auto)",
                        "## 🧪 Experiment",
                        "## 📊 Result");
        assertThat(log)
                .contains("- Screening: 2 candidates on the same failing cases\n")
                .contains("- Focus cases: ada, bob\n")
                .contains("- Candidate 1: command 1: Something is wrong: You may guess.\n")
                .contains("- Screened: candidate 1 gained 0 fields and lost 0; 0 of the cases pass\n")
                .contains("+You may guess.\n")
                .contains("- Screened: candidate 2 gained 4 fields and lost 0; 2 of the cases pass\n")
                .contains("- Measured next: candidate 2\n")
                .contains("- Put aside: candidate 1\n");
    }

    @Test
    void asksThePersonAndTouchesNothingBefore() {
        Outcome outcome = workshop.typing("quit\n");

        assertThat(outcome.err()).contains("You may guess.");
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n");
        assertThat(workshop.inSession("journal.jsonl")).doesNotContain("Screening");
    }

    @Test
    void goesOnWhereItWasKilledWithACandidateInTheFiles() throws Exception {
        workshop.auto();
        Path session = workshop.session();
        List<String> lines = Files.readAllLines(session.resolve("journal.jsonl"));
        int tried = 0;
        while (!lines.get(tried).contains("\"CandidateTried\"")) {
            tried++;
        }
        Files.write(session.resolve("journal.jsonl"), lines.subList(0, tried + 1));
        Files.delete(session.resolve("REFINE_LOG.md"));
        workshop.write("prompt.md", "Copy the card.\n" + IDLE);

        Outcome outcome = workshop.auto("--continue", "--json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + CURE);
        assertThat(outcome.json().path("executions").path("total").asInt()).isEqualTo(8);
        assertThat(workshop.inSession("REFINE_LOG.md")).contains("- Measured next: candidate 2\n");
    }

    @Test
    void savesTheRunsWhereTheBudgetIsShort() {
        workshop.with(own -> own.putObject("budget").put("runs", 9));

        workshop.auto();

        assertThat(workshop.inSession("journal.jsonl")).doesNotContain("Screening");
    }
}
