package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a session reads and writes, and when it asks. */
class QualityPlacesTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
    }

    @Nested
    class Places {

        @Test
        void evaluateChangesNothing() {
            shop.write("page.txt", "good\n")
                    .with(file -> file.withObject("/roles").remove("builder"));
            Map<String, String> before = shop.tree();

            Outcome outcome = shop.refine("evaluate", "page.txt", "--criteria", "E2: Reads well", "--json");

            JsonNode result = Shape.checked("quality-result.schema.json", outcome);
            assertThat(result.at("/end").asText()).isEqualTo("judged");
            assertThat(outcome.exit()).isEqualTo(1);
            Map<String, String> after = shop.tree();
            after.keySet().removeIf(path -> path.startsWith("sessions") || path.equals("asked"));
            assertThat(after).isEqualTo(before);
        }

        @Test
        void priorAnswerIsImprovedElsewhere() {
            shop.write("old/text.txt", "good\n").addsGood(2);

            shop.result("--prior-answer", "old", "--max-rounds", "1");

            assertThat(shop.read("old/text.txt")).isEqualTo("good\n");
            assertThat(shop.read("text/text.txt")).isEqualTo("good\n".repeat(3));
        }

        @Test
        void priorAnswerThatWouldReplaceAnotherFileIsRefusedBeforeAnythingIsPaidFor() {
            shop.write("old/text.txt", "good\n")
                    .write("text/text.txt", "newer\n")
                    .addsGood(2);

            Outcome outcome = shop.quality("--prior-answer", "old");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo("DIR/text/text.txt: is there already, and is not that of the prior answer"
                            + " [deliverable-taken]. A session replaces only what it has begun with. Move it away, or name"
                            + " another PATH for the result.\n");
            assertThat(shop.read("text/text.txt")).isEqualTo("newer\n");
        }

        @Test
        void priorAnswerWithoutFilesIsNone() {
            shop.write("old/.git/config", "x").addsGood(2);

            assertThat(shop.quality("--prior-answer", "old").err())
                    .isEqualTo("there is no file in old [deliverable-empty]. Name a file, or a folder with files.\n");
        }

        @Test
        void priorAnswerAtThePlaceOfTheResultIsReplacedAsAWhole() {
            shop.write("text/text.txt", "good\n").write("text/more.txt", "x\n");
            shop.builds("rm deliverable/more.txt; echo good >> deliverable/text.txt");

            shop.result("--prior-answer", "./text", "--max-rounds", "1");

            assertThat(shop.read("text/text.txt")).isEqualTo("good\ngood\n");
            assertThat(shop.has("text/more.txt")).isFalse();
        }

        @Test
        void fileThatSomebodyChangedMeanwhileStays() {
            shop.write("text/text.txt", "good\n")
                    .builds("echo mine > $REFINE_HOME/text/text.txt; echo good >> deliverable/text.txt");

            Outcome outcome = shop.quality("--max-rounds", "1");

            assertThat(outcome.exit()).isEqualTo(4);
            assertThat(outcome.err()).contains("DIR/text/text.txt: changed outside of the session [file-changed].");
            assertThat(shop.read("text/text.txt")).isEqualTo("mine\n");
        }

        @Test
        void logAndItsCheckKnowSuchASession() {
            shop.addsGood(1);
            shop.result("--max-rounds", "1");

            String session = shop.session().toString();
            assertThat(shop.refine("log", "--session", session).out()).contains("## 📊 Result");
            assertThat(shop.refine("log", "--verify", "--session", session).out())
                    .startsWith("the journal is whole: ");
        }

        @Test
        void tornEndOfItsJournalIsNamed() throws IOException {
            shop.addsGood(1);
            shop.result("--max-rounds", "1");
            Path journal = shop.session().resolve("journal.jsonl");
            Files.writeString(journal, "{\"seq\"", StandardOpenOption.APPEND);

            Outcome verified =
                    shop.refine("log", "--verify", "--session", shop.session().toString());

            assertThat(verified.exit()).isZero();
            assertThat(verified.out())
                    .matches("the journal is whole up to its torn end: \\d+ records, then 6 bytes .*\n");
        }

        @Test
        void checklistOfEveryRoundIsKeptForOtherPrograms() {
            shop.addsGood(1).addsGood(1).acts("exit 1").says(QualityWorkshop.CONVERGED);
            shop.result();

            JsonNode state = Json.parse(shop.inSession("state.json"));
            assertThat(state.at("/checklist_history").toString())
                    .as("a degraded round is no part of it")
                    .isEqualTo("[{\"round\":2,\"items_detail\":[{\"id\":\"E1\",\"text\":\"Good lines.\",\"score\":2,"
                            + "\"passed\":true,\"reasoning\":\"\"},{\"id\":\"E2\",\"text\":\"Reads well.\",\"score\":8,"
                            + "\"passed\":true,\"reasoning\":\"\"}],\"verdict\":\"converged\"}]");
            assertThat(state.at("/last_result/failed_criteria")).isEmpty();
            assertThat(state.at("/round").asInt()).isEqualTo(2);
            JsonNode metadata = Json.parse(shop.inSession("session_metadata.json"));
            assertThat(metadata.at("/session_id").asText())
                    .isEqualTo(shop.session().getFileName().toString());
            assertThat(metadata.at("/label").asText()).isEqualTo("text");
            JsonNode submission = Json.parse(shop.inSession("rounds/round_002/submission.json"));
            assertThat(submission.at("/snapshot_paths/0").asText()).isEqualTo("deliverables/text.txt");
            assertThat(submission.at("/answer_summary").asText()).isEqualTo("files changed: 1, lines: 1, structural");
        }

        @Test
        void filesOfOneNameInTwoFoldersAreTwoFiles() {
            shop.builds(
                    "mkdir deliverable/a deliverable/b; echo one > deliverable/a/same; echo two > deliverable/b/same");

            shop.result("--max-rounds", "1");

            assertThat(shop.inSession("rounds/round_001/deliverables/a/same")).isEqualTo("one\n");
            assertThat(shop.inSession("rounds/round_001/deliverables/b/same")).isEqualTo("two\n");
            assertThat(shop.read("text/b/same")).isEqualTo("two\n");
        }

        @Test
        void verdictThatIsVoidIsNoPartOfTheChecklist() {
            shop.addsGood(3).says("last", QualityWorkshop.verdict("converged", "{\"E2\": 42}"));

            shop.result("--max-rounds", "1");

            assertThat(Json.parse(shop.inSession("state.json")).toString())
                    .isEqualTo("{\"checklist_history\":[],\"last_result\":null,\"round\":0}");
        }

        @Test
        void pathAloneIsTheDeliverable() {
            shop.with(file -> file.remove("query")).write("page.txt", "old\n");
            shop.builds("echo new > deliverable/page.txt");
            shop.with(file -> file.withArray("criteria").remove(0));
            shop.says("last", QualityWorkshop.verdict("converged", "{\"E2\": 9}"));

            JsonNode result = shop.result("page.txt");

            assertThat(result.path("query").asText())
                    .isEqualTo("Improve what is there, until the criteria have nothing left to want.");
            assertThat(shop.read("page.txt")).isEqualTo("new\n");
        }

        @Test
        void dryRunWritesNothing() {
            Map<String, String> before = shop.tree();

            Outcome outcome = shop.quality("--dry-run");

            assertThat(outcome.exit()).isZero();
            assertThat(outcome.out()).contains("role builder: ", "  builder: sh {home}/builder.sh {home}");
            JsonNode json = Shape.checked("quality-dry-run-result.schema.json", shop.quality("--dry-run", "--json"));
            assertThat(json.at("/roles/builder/0/by").asText()).isEqualTo("sh {home}/builder.sh {home}");
            assertThat(json.at("/callsOfARound").asInt()).isEqualTo(5);
            assertThat(shop.tree()).isEqualTo(before);
        }

        @Test
        void secretsAreWrittenNowhere() throws IOException {
            shop.variables.put("SOME_API_KEY", "s3cr3t-value");
            shop.addsGood(1).acts("echo $SOME_API_KEY; echo $SOME_API_KEY >&2; cat $1/say/last");
            shop.with(file -> file.withArray("criteria")
                    .addObject()
                    .put("text", "Asks somebody.")
                    .put("check", "echo $SOME_API_KEY"));

            shop.result("--max-rounds", "1");

            try (Stream<Path> files = Files.walk(shop.session())) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(Files.readString(file)).as(file.toString()).doesNotContain("s3cr3t-value");
                }
            }
        }
    }

    @Nested
    class Asking {

        @Test
        void criteriaAreConfirmed() {
            shop.addsGood(3).says("last", QualityWorkshop.verdict("converged", "{\"E1\": 8, \"E2\": 8}"));

            Outcome outcome = shop.typing(
                    "write\nE1: Is short, E2: Is loud\naccept\n", "quality", "--confirm-criteria", "--json");

            assertThat(outcome.json().at("/criteria/1/text").asText()).isEqualTo("Is loud");
            assertThat(outcome.exit()).isZero();
        }

        @Test
        void userMayStopBetweenRounds() {
            shop.addsGood(1);

            Outcome outcome = shop.typing("stop\n", "quality", "--confirm-each-round", "--json");

            assertThat(outcome.json().at("/end").asText()).isEqualTo("stopped");
            assertThat(outcome.json().at("/rounds")).hasSize(1);
        }

        @Test
        void withoutATerminalNobodyCanBeAsked() {
            Outcome outcome = shop.quality("--confirm-criteria");

            assertThat(outcome.exit()).isEqualTo(2);
            assertThat(outcome.err())
                    .isEqualTo(
                            "a confirmation needs a terminal, and there is none [no-terminal]. Standard input and"
                                    + " standard error must both be one. Run it in a terminal, or leave the confirmation away.\n");
        }
    }
}
