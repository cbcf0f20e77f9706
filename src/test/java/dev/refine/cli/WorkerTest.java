package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A workload whose cases go to long-lived workers, as its user sees it. */
class WorkerTest {

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
        // Reads the prompt once, at its start.
        workshop.write("worker.sh", """
                echo $$ >> starts
                if grep -q total prompt.md; then total=1; else total=0; fi
                value() { printf '%s' "$line" | sed 's/.*"'$1'":"\\([^"]*\\)".*/\\1/'; }
                while IFS= read -r line; do
                  echo "$line" >> requests
                  test ! -e "fatal-$(value id)" || exit 3
                  awk -F': ' -v total=$total '
                      $1 == "name" { printf "{\\"name\\": \\"%s\\"", $2 }
                      $1 == "total" && total { printf ", \\"total\\": %s", $2 }
                      END { print "}" }' "$(value case)" > "$(value output)"
                  echo working on it
                  printf '{"id":"%s","status":"ok","usage":{"costUsd":0.5}}\\n' "$(value id)" >&3
                done
                """);
        workshop.with(own -> own.put("runCommand", "false")
                .put("worker", "sh worker.sh")
                .put("concurrency", 2)
                .put("measure", "full"));
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void servesEveryCaseAndLeavesItsLogWithThem() throws IOException {
        Outcome outcome = workshop.refine("check", "--json");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.json().at("/results/0/findings/0/path").asText()).isEqualTo("/total");
        assertThat(outcome.err()).doesNotContain("warning");
        assertThat(lines("starts")).hasSizeBetween(1, 2);
        assertThat(lines("requests")).hasSize(3);
        assertThat(workshop.inSession("runs/0/ada/1/stdout")).isEqualTo("working on it\n");
        assertThat(workshop.session().resolve("workers")).doesNotExist();
    }

    @Test
    void lastWordsOfAWorkerAreKeptWithoutTheirSecrets() {
        workshop.variables.put("SERVICE_TOKEN", "sesame-opens");
        workshop.write("worker.sh", workshop.read("worker.sh") + "echo \"bye $SERVICE_TOKEN\"\n");

        assertThat(workshop.with(own -> own.put("concurrency", 1))
                        .refine("check")
                        .exit())
                .isEqualTo(1);

        assertThat(workshop.inSession("workers/1/stdout")).isEqualTo("bye [masked]\n");
    }

    @Test
    void editReachesAWorkerThatReadsThePromptAtItsStart() throws IOException {
        workshop.proposes(Workshop.WITH_TOTAL, "ada", "bob", "cleo");

        Outcome outcome = workshop.auto("--json");

        assertThat(outcome.exit()).as(outcome.toString()).isZero();
        JsonNode result = outcome.json();
        assertThat(result.at("/end").asText()).isEqualTo("converged");
        assertThat(result.at("/final/passing").asInt()).isEqualTo(3);
        assertThat(lines("starts")).hasSizeBetween(2, 4);
        assertThat(lines("requests")).hasSize(6);
    }

    @Test
    void usageOfItsRepliesIsRecorded() {
        workshop.auto("--iterations", "0");

        assertThat(workshop.inSession("journal.jsonl")).contains("\"costUsd\":0.5");
    }

    @Test
    void changedWorkerIsNotAnsweredFromMemory() throws IOException {
        workshop.auto("--iterations", "0");
        workshop.auto("--continue", "--iterations", "0");
        assertThat(lines("requests")).hasSize(3);

        workshop.write("worker.sh", workshop.read("worker.sh") + "# another\n");
        workshop.refine("check");

        assertThat(lines("requests")).hasSize(6);
    }

    @Test
    void caseThatKillsItFailsAloneAndSaysSo() {
        workshop.write("fatal-bob", "").write("prompt.md", "Give the total.\n");

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).contains("2 of 3 cases pass").contains("\nruns: 4 ");
        assertThat(workshop.inSession("journal.jsonl"))
                .contains("worker failed with code 3 (the worker ended with exit code 3 before it replied)");
    }

    @Test
    void dryRunShowsItAndStartsNothing() {
        Outcome outcome = workshop.refine("--dry-run", "--auto");

        assertThat(outcome.out())
                .contains("\nworker, started once for each of 2 slots: sh worker.sh\n")
                .contains("\n    {\"id\":\"ada\",\"case\":\"DIR/cases/ada.txt\",\"output\":\"DIR/sessions/");
        assertThat(workshop.has("starts")).isFalse();
        assertThat(workshop.refine("--dry-run", "--auto", "--json")
                        .json()
                        .at("/worker")
                        .asText())
                .isEqualTo("sh worker.sh");
    }

    @Test
    void placeholderOfACaseIsRefusedWhereItStands() {
        workshop.with(own -> own.put("worker", "sh worker.sh {case}"));

        Outcome outcome = workshop.refine("check");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .contains("refine.manifest.json:")
                .contains("{case}")
                .contains("{session}");
    }
}
