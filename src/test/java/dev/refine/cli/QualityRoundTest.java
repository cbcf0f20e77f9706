package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Building and guarding, as real processes. */
class QualityRoundTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
    }

    @Nested
    class Guarding {

        @Test
        void candidateThatLosesNeverReplacesTheVersionBefore() {
            shop.addsGood(4)
                    .builds("echo bad > deliverable/text.txt")
                    .builds("rm deliverable/text.txt")
                    .builds("echo worse > deliverable/text.txt");

            JsonNode result = shop.result("--max-rounds", "2");

            assertThat(result.at("/rounds/1/kept").asBoolean()).isTrue();
            assertThat(result.at("/rounds/1/guard")).hasSize(3);
            assertThat(shop.read("text/text.txt")).isEqualTo("good\n".repeat(4));
            assertThat(result.at("/calls/evaluator").asInt())
                    .as("an unchanged version is not judged again")
                    .isEqualTo(1);
        }

        @Test
        void builderLearnsWhatWasLost() {
            shop.addsGood(4).builds("echo bad > deliverable/text.txt").builds("cp refusals.md $REFINE_HOME/told");

            shop.result("--max-rounds", "2");

            assertThat(shop.read("told")).contains("- [E1] the check says 4 before and 0 now");
        }

        @Test
        void mixedCandidateIsWeighedWhenNobodyIsAsked() {
            shop.with(file -> {
                file.withArray("criteria")
                        .addObject()
                        .put("id", "E3")
                        .put("text", "Not long.")
                        .put("weight", 0.1)
                        .put("check", "expr 10 - $(wc -l < {deliverable}/text.txt)");
            });
            shop.addsGood(3).addsGood(1).says("last", QualityWorkshop.verdict("iterate", "{\"E2\": 5}"));

            JsonNode result = shop.result("--max-rounds", "2");

            assertThat(result.at("/rounds/1/guard/0/verdict").asText()).isEqualTo("mixed");
            assertThat(result.at("/rounds/1/guard/0/accepted").asBoolean()).isTrue();
        }

        @Test
        void guardSeesNothingThatTellsWhichIsNewer() {
            shop.with(file -> file.withObject("/roles").putObject("guard").put("command", "sh {home}/guard.sh {home}"));
            shop.write("guard.sh", """
                    { ls; pwd; stat -c %Y A/text.txt B/text.txt | sort -u | wc -l; env | grep -c ROUND=.; } > $1/seen
                    echo '{"dimensions": [{"criterion": "E1", "stronger": "equivalent"},
                        {"criterion": "E2", "stronger": "equivalent"}]}' > "$REFINE_OUT_DIR/guard_verdict.json"
                    """);
            shop.addsGood(1).addsGood(1);

            shop.result("--max-rounds", "2");

            assertThat(shop.read("seen").lines().toList()).startsWith("A", "B", "criteria.json");
            assertThat(shop.read("seen").lines().skip(4).map(String::strip)).containsExactly("1", "0");
            assertThat(shop.read("seen")).doesNotContain(shop.folder.toString());
        }

        @Test
        void nothingIsNeverBetterThanSomething() {
            shop.with(file -> file.withArray("criteria").remove(0));
            shop.builds("echo some > deliverable/text.txt").builds("rm deliverable/text.txt");

            JsonNode result = shop.result("--max-rounds", "2");

            assertThat(result.at("/rounds/1/guard/0/verdict").asText()).isEqualTo("fail");
            assertThat(shop.read("text/text.txt")).isEqualTo("some\n");
        }

        @Test
        void guardWhoPrefersAPlaceIsFoundOutByAskingTwice() {
            shop.with(file -> {
                file.put("guardSwap", true);
                file.withObject("/roles").putObject("guard").put("command", "sh {home}/guard.sh {home}");
            });
            // Whatever lies in A reads better to this one.
            shop.write("guard.sh", """
                    echo "$(grep -c good A/text.txt) $(grep -c good B/text.txt)" >> $1/seen
                    echo '{"dimensions": [{"criterion": "E1", "stronger": "equivalent"}, {"criterion": "E2", "stronger": "A",
                        "difference": "substantial", "evidence": "I like it"}]}' > "$REFINE_OUT_DIR/guard_verdict.json"
                    """);
            shop.addsGood(1).addsGood(1);

            JsonNode result = shop.result("--max-rounds", "2");

            assertThat(shop.read("seen").lines()).containsExactlyInAnyOrder("1 2", "2 1");
            assertThat(result.at("/calls/guard").asInt()).isEqualTo(2);
            assertThat(result.at("/rounds/1/guard/0/verdict").asText())
                    .as("only what the check measured is left")
                    .isEqualTo("pass");
            assertThat(shop.inSession("evaluations/round_002/guard_verdict.json"))
                    .contains("The two orders of comparison disagree.");
        }

        @Test
        void ofAnAnalyzersWordsOnlyTextIsKeptAndOfItsScoresOnlySoundOnes() {
            shop.with(file -> file.withObject("/roles").putObject("analyzer").put("command", """
                    echo '{"key_learnings": ["Look twice.", {"what": 1}, 5, null], "effective_patterns": "none",
                      "scores": {"E1": 99, "P2": 4, "P3": "x"}, "total_errors": 7}'
                    """));
            shop.addsGood(1);

            shop.result("--max-rounds", "1");

            JsonNode verdict = Json.parse(shop.inSession("evaluations/round_001/process_verdict.json"));
            assertThat(JsonSchema.builtIn("process-verdict.schema.json").check(verdict))
                    .isEmpty();
            assertThat(verdict.path("scores").toString()).isEqualTo("{\"P2\":4}");
            assertThat(verdict.path("total_errors").asInt(-1)).isZero();
            assertThat(verdict.path("cost_usd").isNull()).as("nobody said").isTrue();
            assertThat(shop.inSession("memory.md")).isEqualTo("Remember: Look twice.\n");
        }

        @Test
        void builderThatFailsIsHeard() {
            shop.addsGood(1).builds("echo no credit left >&2; exit 1");

            Outcome outcome = shop.quality("--max-rounds", "2");

            assertThat(outcome.err())
                    .containsPattern("builder 1-1: failed, \\d+ ms, ended with exit code 1: no credit left\n");
            assertThat(outcome.err()).contains("the version of round 1 stays, and so does its judgement\n");
        }

        @Test
        void aScoreIsNotCalledImprovingBeforeItGained() {
            shop.says(QualityWorkshop.verdict("iterate", "{\"E2\": 3}"));
            shop.addsGood(1).addsGood(1).addsGood(1);

            shop.quality("--max-rounds", "3");

            assertThat(shop.inSession("REFINE_LOG.md").lines().filter(line -> line.startsWith("- Trend: ")))
                    .containsExactly(
                            "- Trend: E1 too early to tell, E2 too early to tell",
                            "- Trend: E1 saturated, E2 improving",
                            "- Trend: E1 saturated, E2 too early to tell");
            assertThat(shop.inSession("REFINE_LOG.md")).contains("- Changed: 1 file, 1 line\n");
        }

        @Test
        void guardThatSaysNothingLetsNothingPass() {
            shop.with(file -> file.withObject("/roles").putObject("guard").put("command", "exit 1"));
            shop.addsGood(1).addsGood(1);

            JsonNode result = shop.result("--max-rounds", "2");

            assertThat(result.at("/remarks/0").asText()).startsWith("guard 1-1: failed, ");
            assertThat(result.at("/rounds/1/kept").asBoolean()).isTrue();
            assertThat(result.at("/remarks").toString()).contains("the guard gave no comparison");
            assertThat(result.at("/rounds/1/guard"))
                    .as("no candidate is built for nobody")
                    .hasSize(1);
            assertThat(shop.refine("status").out())
                    .contains("\nround 2: E1 1, E2 5 · guard: fail · failing E1, E2\n"
                            + "  the version before it stays, and so does its judgement\nMax Reached: ");
        }
    }

    @Nested
    class Building {

        @Test
        void ownCheckSendsTheWorkBackToTheBuilder() {
            shop.with(file ->
                    file.putObject("build").put("check", "grep -q good {deliverable}/text.txt || { echo no; false; }"));
            shop.builds("echo bad > deliverable/text.txt")
                    .builds("cat trial.md > $REFINE_HOME/told; echo good > deliverable/text.txt");

            JsonNode result = shop.result("--max-rounds", "1");

            assertThat(shop.read("told")).isEqualTo("no\n");
            assertThat(result.at("/calls/builder").asInt()).isEqualTo(2);
            assertThat(shop.read("text/text.txt")).isEqualTo("good\n");
        }

        @Test
        void ownCheckThatIsNeverContentIsToldOfTheCandidate() {
            shop.with(file ->
                    file.putObject("build").put("check", "echo no; exit 1").put("tries", 2));
            shop.addsGood(1).addsGood(1);

            JsonNode result = shop.result("--max-rounds", "1");

            assertThat(result.at("/calls/builder").asInt()).isEqualTo(2);
            assertThat(result.at("/remarks").toString())
                    .isEqualTo("[\"the candidate goes on although build.check is not content: no\"]");
        }

        @Test
        void ownCheckThatSaysNothingIsToldByHowItEnded() {
            shop.with(file -> file.putObject("build").put("check", "grep -q good {deliverable}/text.txt"));
            shop.builds("echo bad > deliverable/text.txt")
                    .builds("cat trial.md > $REFINE_HOME/told; echo good > deliverable/text.txt");

            shop.result("--max-rounds", "1");

            assertThat(shop.read("told")).isEqualTo("It ended with exit code 1 without a word.\n");
        }

        @Test
        void tooBroadATaskIsDonePartByPart() {
            shop.builds("echo 'Split required:'; echo '- first half'; echo '- second half'")
                    .builds("grep -o 'first half' TASKS.md >> deliverable/text.txt")
                    .builds("grep -o 'second half' TASKS.md >> deliverable/text.txt");

            shop.result("--max-rounds", "1");

            assertThat(shop.read("text/text.txt")).isEqualTo("first half\nsecond half\n");
        }

        @Test
        void tasksAndWhatMustStayReachTheNextBuilder() {
            shop.addsGood(1).builds("cp TASKS.md preserve.json $REFINE_HOME");
            shop.says("""
                    Critique.

                    ```json verdict.json
                    {"verdict": "iterate", "scores": {"E2": 5}, "preserve": [{"criterion_id": "E1", "what": "the word"}]}
                    ```
                    ```json next_tasks.json
                    {"tasks": [{"id": "t1", "description": "Say it louder.", "verification": "Listen.",
                      "metadata": {"impact": "structural", "relates_to": ["E2"]}}]}
                    ```
                    """);

            shop.result("--max-rounds", "2");

            assertThat(shop.read("TASKS.md")).isEqualTo("# Tasks\n\n- [E2] Say it louder. Done when: Listen.\n");
            assertThat(shop.read("preserve.json")).contains("\"what\" : \"the word\"".replace(" :", ":"));
        }

        @Test
        void tasksOfLaterChunksWait() {
            shop.addsGood(1).builds("cp TASKS.md $REFINE_HOME");
            shop.says(QualityWorkshop.ITERATE + """

                    ```json next_tasks.json
                    {"execution_scope": {"active_chunk": "c1"}, "tasks": [
                      {"description": "Later.", "verification": "Look.", "chunk": "c2",
                        "metadata": {"impact": "structural", "relates_to": ["E1"]}},
                      {"description": "Now.", "verification": "Look.", "chunk": "c1", "metadata": {"relates_to": ["E2"]}}]}
                    ```
                    """);

            shop.result("--max-rounds", "2");

            assertThat(shop.read("TASKS.md")).isEqualTo("# Tasks\n\n- [E2] Now. Done when: Look.\n");
        }

        @Test
        void planOfNothingButPolishGoesBackOnce() {
            String polish = """
                    Critique.

                    ```json verdict.json
                    {"verdict": "iterate", "scores": {"E2": 5}}
                    ```
                    ```json next_tasks.json
                    {"tasks": [{"description": "Move a comma.", "verification": "Look."}]}
                    ```
                    """;
            shop.addsGood(1).says("last", polish);

            JsonNode result = shop.result("--max-rounds", "1");

            assertThat(result.at("/calls/evaluator").asInt()).isEqualTo(2);
            assertThat(result.at("/rounds/0/remarks/0").asText())
                    .isEqualTo(
                            "the plan stays as it is: every task is incremental: at least one must change the structure or"
                                    + " the approach");
        }
    }
}
