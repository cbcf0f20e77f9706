package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says beside {@code --continue}, and what it said when the session began. */
class ContinueOptionsTest {

    private static final String HEADING = "dry run of cards: nothing is written, nothing is started\n";

    @TempDir
    Path folder;

    private Workshop workshop;

    @BeforeEach
    void open() {
        workshop = new Workshop(folder);
    }

    private String session() {
        return "sessions/" + workshop.session().getFileName();
    }

    /** As a kill right before this event of iteration 2 leaves it. */
    private void interruptBefore(String event, String prompt) throws IOException {
        Path journal = workshop.session().resolve("journal.jsonl");
        List<String> records = Files.readAllLines(journal);
        int cut = 0;
        while (!records.get(cut).contains("\"type\":\"" + event + "\"")
                || !records.get(cut).contains("\"iteration\":2,")) {
            cut++;
        }
        Files.writeString(journal, String.join("\n", records.subList(0, cut)) + "\n");
        Files.delete(workshop.session().resolve("REFINE_LOG.md"));
        workshop.write("prompt.md", prompt).write("asked", "1");
    }

    /** Its bytes are in the session, under the hash that the first edit is recorded with. */
    private String promptAfterTheFirst() {
        String journal = workshop.inSession("journal.jsonl");
        String applied = journal.substring(journal.indexOf("\"type\":\"EditApplied\""));
        String sha = applied.substring(applied.indexOf("\"after\":\"") + 9);
        return workshop.inSession("files/" + sha.substring(0, 64));
    }

    @Nested
    class IterationsAfterAnInterruption {

        @Test
        void mayBeMore() throws IOException {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "2");
            interruptBefore("IterationStarted", "Copy the card.\n");

            Outcome outcome = workshop.auto("--continue", "--iterations", "3", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("converged");
            assertThat(outcome.json().path("iterations")).hasSize(3);
        }

        @Test
        void mayBeFewerThanAreUsed() throws IOException {
            workshop.proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "2");
            interruptBefore("IterationStarted", "Copy the card.\n" + Workshop.NO_MARKS);

            Outcome outcome = workshop.auto("--continue", "--iterations", "1", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("max");
            assertThat(outcome.json().path("iterations")).hasSize(1);
            assertThat(outcome.exit()).isEqualTo(1);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Insight: continued by the user; iterations up to 1\n")
                    .contains("## 🏁 Iteration Complete (Max Reached)\n");
        }

        @Test
        void takeBackTheEditOfOneTooMany() throws IOException {
            workshop.proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "2");
            String first = "Copy the card.\n" + Workshop.NO_MARKS;
            interruptBefore("ExperimentStarted", first + Workshop.WITH_TOTAL);

            Outcome outcome = workshop.auto("--continue", "--iterations", "1", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("max");
            assertThat(workshop.read("prompt.md")).isEqualTo(first);
            assertThat(outcome.json().at("/executions/total").asInt()).isEqualTo(6);
        }
    }

    @Nested
    class SaidAtTheBeginning {

        @Test
        void theBudgetHoldsUntilAnotherIsGiven() throws IOException {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "3", "--budget-runs", "17");
            interruptBefore("IterationStarted", "Copy the card.\n");
            workshop.with(own -> own.putObject("budget").put("runs", 99));

            assertThat(workshop.auto("--continue", "--budget-runs", "6", "--json")
                            .json()
                            .path("end")
                            .asText())
                    .isEqualTo("budget");
        }

        @Test
        void theBudgetHoldsAfterAnInterruption() throws IOException {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "3", "--budget-runs", "7");
            interruptBefore("IterationStarted", "Copy the card.\n");

            JsonNode outcome = workshop.auto("--continue", "--json").json();

            assertThat(outcome.path("end").asText()).isEqualTo("budget");
            assertThat(outcome.at("/executions/total").asInt()).isLessThanOrEqualTo(7);
        }

        @Test
        void aBudgetThatIsUsedUpHoldsNoLonger() {
            workshop.proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            assertThat(workshop.auto("--budget-runs", "5", "--json")
                            .json()
                            .path("end")
                            .asText())
                    .isEqualTo("budget");

            assertThat(workshop.auto("--continue", "--json").json().path("end").asText())
                    .isNotEqualTo("budget");
        }

        @Test
        void howToMeasureHoldsUntilSaidOtherwise() throws IOException {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.auto("--iterations", "3", "--measure", "full");
            interruptBefore("IterationStarted", "Copy the card.\n");
            String then = "mode accuracy, measure full, at most 3 iterations, auto, ";

            assertThat(workshop.refine("--dry-run", "--continue").out()).contains(then);
            assertThat(workshop.auto("--dry-run", "--continue", "--measure", "lazy")
                            .out())
                    .contains("mode accuracy, measure lazy, at most 3 iterations, auto, ");
            workshop.auto("--continue");
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Measure: full\n")
                    .doesNotContain("- Measure: gated\n");
        }

        @Test
        void theDollarsHoldAfterAnInterruption() throws IOException {
            workshop.proposes("Be careful.\n").proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL);
            workshop.with(own -> own.putObject("caseEstimate").put("usd", 1));
            workshop.auto("--iterations", "3", "--budget-usd", "20");
            interruptBefore("IterationStarted", "Copy the card.\n");
            workshop.with(own -> own.putObject("caseEstimate").put("usd", 10));

            Outcome outcome = workshop.auto("--continue", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("budget");
        }

        @Test
        void thePlanHoldsUntilAnotherProposerIsGiven() throws IOException {
            Workshop planning = new Workshop(folder.resolve("planning"));
            assertThat(planning.refine("plan").exit()).isZero();
            workshop.write("mine.md", planning.read("REFINE_PLAN.md"));
            workshop.auto(
                    "--iterations", "2", "--plan", folder.resolve("mine.md").toString(), "--measure", "full");
            interruptBefore("IterationStarted", promptAfterTheFirst());

            Outcome outcome = workshop.auto("--continue");

            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .as(outcome.toString())
                    .containsPattern("- Iteration: 2\n- Proposer: plan, attempt 1\n")
                    .doesNotContain("- Proposer: rules");
        }

        @Test
        void thePlanHoldsAsTheSessionHasItWhereItsFileIsGone() throws IOException {
            Workshop planning = new Workshop(folder.resolve("planning"));
            assertThat(planning.refine("plan").exit()).isZero();
            workshop.write("mine.md", planning.read("REFINE_PLAN.md") + "\n## Exclusions\n\n- bob: no scan\n");
            workshop.auto(
                    "--iterations", "2", "--plan", folder.resolve("mine.md").toString(), "--measure", "full");
            interruptBefore("IterationStarted", promptAfterTheFirst());
            Files.delete(folder.resolve("mine.md"));

            Outcome outcome = workshop.auto("--continue");

            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .as(outcome.toString())
                    .containsPattern("- Iteration: 2\n- Proposer: plan, attempt 1\n")
                    .doesNotContain("- Proposer: rules");
            assertThat(workshop.auto("--continue").err()).doesNotContain("mine.md");
        }

        @Test
        void theProposerHoldsUntilAnotherIsGiven() throws IOException {
            workshop.replies("no");
            workshop.auto("--iterations", "2", "--proposer", "rules", "--measure", "full");
            assertThat(workshop.has("asked")).isFalse();
            interruptBefore("IterationStarted", promptAfterTheFirst());

            assertThat(workshop.auto("--continue").exit()).isZero();
            assertThat(workshop.read("asked")).as("only the test wrote it").isEqualTo("1");
        }
    }

    @Nested
    class Auto {

        @Test
        void holdsWhereNobodyCanBeAsked() {
            workshop.proposes(Workshop.NO_MARKS).proposes(Workshop.WITH_TOTAL).auto("--iterations", "1");

            Outcome outcome = workshop.refine("--continue", "--iterations", "3", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("converged");
        }

        @Test
        void missingFromTheBeginningNobodyIsAskedAnythingWithoutATerminal() {
            workshop.proposes(Workshop.NO_MARKS, "ada").typing("quit\n", "--yes");

            assertThat(workshop.refine("--continue", "--iterations", "3"))
                    .isEqualTo(new Outcome(
                            2,
                            "",
                            "suggestion mode needs a terminal, and there is none [no-terminal]. Standard input and"
                                    + " standard error must both be one. Run it in a terminal, or let refine decide by"
                                    + " measurement: add --auto.\n"));
        }

        @Test
        void leftAwayEachEditIsAskedAbout() {
            workshop.proposes(Workshop.NO_MARKS, "ada")
                    .proposes(Workshop.WITH_TOTAL, "ada")
                    .auto("--iterations", "1");

            Outcome outcome = workshop.typing("quit\n", "--continue", "--iterations", "3");

            assertThat(outcome.err()).as(outcome.toString()).contains("+" + Workshop.WITH_TOTAL.strip());
            assertThat(workshop.read("prompt.md")).isEqualTo("Copy the card.\n" + Workshop.NO_MARKS);
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Insight: continued by the user; iterations up to 3; each edit is asked about\n");
        }

        @Test
        void givenNowThePlateauEndsTheSessionThatBeganWithoutIt() {
            workshop.proposes(Workshop.NO_MARKS, "ada").with(own -> own.put("plateau", 1));
            assertThat(workshop.typing("quit\n", "--yes").out()).startsWith("Stopped: ");

            Outcome outcome = workshop.auto("--continue", "--json");

            assertThat(outcome.json().path("end").asText()).as(outcome.err()).isEqualTo("plateau");
            assertThat(workshop.inSession("REFINE_LOG.md"))
                    .contains("- Insight: continued by the user; iterations up to 5; edits are applied unasked\n");
        }
    }

    @Nested
    class DryRun {

        @Test
        void saysWhatGoingOnWouldDoAndDoesNothing() {
            workshop.auto("--iterations", "1");
            workshop.model("touch mark", "exit 3");
            Map<String, String> before = workshop.tree();

            Outcome text = workshop.refine("--dry-run", "--continue", "--iterations", "3");
            Outcome document = workshop.auto("--dry-run", "--continue", "--iterations", "3", "--json");

            assertThat(workshop.tree()).isEqualTo(before);
            assertThat(text.exit()).as(text.err()).isZero();
            assertThat(text.out())
                    .startsWith(HEADING + "goes on with " + session() + ", after iteration 1\n"
                            + "mode accuracy, measure gated, at most 3 iterations, auto, 4 cases at a time\n"
                            + "files that may be edited:\n  prompt.md (prompt)\ncases (3):\n"
                            + "  ada: cases/ada.txt → expected/ada.json\n")
                    .contains("runs: 0 for the baseline, 6 at worst\n");
            assertThat(Shape.checked("dry-run-result.schema.json", document)
                            .path("goesOn")
                            .asBoolean())
                    .isTrue();
            assertThat(document.json().at("/cases/0/command").asText())
                    .isEqualTo("sh model.sh DIR/cases/ada.txt DIR/" + session() + "/runs/0/ada/1/output.json");
            assertThat(document.json().at("/runs/worst").asInt()).isEqualTo(6);
        }

        @Test
        void saysWhyThereIsNothingToGoOnWith() {
            workshop.auto("--iterations", "1");
            Map<String, String> before = workshop.tree();
            String why =
                    session() + " would not go on: the session used its 1 iteration; allow more with --iterations N";

            assertThat(workshop.refine("--dry-run", "--continue", "--iterations", "1"))
                    .isEqualTo(new Outcome(0, HEADING + why + "\n", ""));
            assertThat(Shape.checked(
                                    "dry-run-result.schema.json",
                                    workshop.refine("--dry-run", "--continue", "--iterations", "1", "--json"))
                            .toString())
                    .isEqualTo("{\"workload\":\"cards\",\"dryRun\":true,\"goesOn\":false,\"origin\":\"" + why + "\"}");
            assertThat(workshop.tree()).isEqualTo(before);
        }

        @Test
        void isRefusedLikeGoingOnItself() {
            workshop.auto("--iterations", "1");
            workshop.write("prompt.md", "My own words.\n");

            Outcome dry = workshop.auto("--dry-run", "--continue", "--iterations", "3");

            assertThat(dry).isEqualTo(workshop.auto("--continue", "--iterations", "3"));
            assertThat(dry.exit()).isEqualTo(4);
        }
    }

    @Test
    void whatCannotChangeWithinASessionIsSaidToBeLeftAside() {
        workshop.proposes("Be careful.\n");
        workshop.auto("--iterations", "1", "--case", "ada");

        Outcome other = workshop.auto("--continue", "--dry-run", "--case", "b*", "--mode", "speed");
        Outcome same = workshop.auto("--continue", "--dry-run", "--case", "ada", "--mode", "accuracy");

        assertThat(other.err()).isEqualTo("""
                        --case is left aside: this session goes on with --case ada
                        --mode is left aside: this session goes on with --mode accuracy
                        """);
        assertThat(same.err()).isEmpty();
        assertThat(other.out()).isEqualTo(same.out());
    }
}
