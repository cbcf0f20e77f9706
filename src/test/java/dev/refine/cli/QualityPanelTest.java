package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several evaluators, as real processes. */
class QualityPanelTest {

    @TempDir
    Path folder;

    private QualityWorkshop shop;

    @BeforeEach
    void open() throws IOException {
        shop = new QualityWorkshop(folder.toRealPath());
        shop.addsGood(3);
        // An evaluator NAME does what panel/NAME-STEP holds; a step is told by the answers that lie there.
        shop.write("member.sh", """
                n=$(($(cat $1/count-$2 2>/dev/null || echo 0) + 1)); echo $n > $1/count-$2
                test -e $1/panel/$2-$n || { echo "$2 has nothing more to say" >&2; exit 1; }
                . $1/panel/$2-$n
                """);
        ArrayNode panel = Json.array();
        for (String name : new String[] {"one", "two", "three"}) {
            shop.with(file ->
                    file.withObject("/backends").putObject(name).put("command", "sh {home}/member.sh {home} " + name));
            panel.add(name);
        }
        shop.with(file -> file.withObject("/roles").set("evaluator", panel));
    }

    @Test
    void majorityChoosesOneWholeAnswerAndTheSpreadIsTold() {
        answers("one", 1, "iterate", 3).answers("two", 1, "converged", 9);
        answers("three", 1, "iterate", 6);
        votes("one", 2, "agent2.1").votes("two", 2, "agent2.1");
        votes("three", 2, "agent1.1");

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/scores/E2").asInt()).isEqualTo(9);
        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_b (two), 2 of 3 votes");
        assertThat(round.at("/spread/E2").asDouble()).isEqualTo(2.45);
        assertThat(shop.inSession("evaluations/round_001/critique_packet.md")).isEqualTo("Words of two.\n");
        JsonNode vote = Json.parse(shop.inSession("eval_team/round_001/agents/agent_a/002/vote.json"));
        assertThat(vote.at("/target").asText()).isEqualTo("agent_b");
        assertThat(vote.at("/seen_steps").toString()).isEqualTo("{\"agent_a\":1,\"agent_b\":1,\"agent_c\":1}");
        assertThat(Json.parse(shop.inSession("eval_team/round_001/agents/agent_b/last_action.json"))
                        .at("/action")
                        .asText())
                .isEqualTo("vote");
        assertThat(shop.inSession("eval_team/round_001/eval_prompt.md")).doesNotContain("good\ngood");
    }

    @Test
    void staleVoteIsCastAgainAndTheDeadDoNotCount() {
        answers("one", 1, "iterate", 3).answers("two", 1, "iterate", 4);
        // The second step: one votes, two answers anew, which makes that vote stale; three never spoke.
        votes("one", 2, "agent2.1");
        answers("two", 2, "converged", 8);
        votes("one", 3, "agent2.2").votes("two", 3, "agent2.2");

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_b (two), 2 of 2 votes");
        assertThat(round.at("/verdict").asText()).isEqualTo("converged");
        assertThat(round.at("/remarks").toString())
                .contains("three is out: failed, ended with exit code 1: three has nothing more to say");
    }

    @Test
    void withoutAgreementTheFirstAnswerIsTakenAndThatIsTold() {
        for (int step = 1; step <= 3; step++) {
            answers("one", step, "iterate", 3).answers("two", step, "iterate", 4);
            answers("three", step, "iterate", 5);
        }

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_a (one), 0 of 3 votes, forced");
        assertThat(round.at("/remarks/0").asText()).isEqualTo("the panel did not agree, and its steps are used");
    }

    @Test
    void whoeverStandsInForThePanelIsForeseenAndHasToBePaid() {
        shop.with(file -> file.withObject("/roles").put("evaluator", "three"));
        for (String dead : List.of("one", "two")) {
            shop.write("panel/" + dead + "-1", "echo '{\"costUsd\": 0.2}' > $REFINE_USAGE; exit 1\n");
        }
        shop.write("panel/one-2", shop.read("panel/one-1")).write("panel/two-2", shop.read("panel/two-1"));
        answers("three", 1, "converged", 8);
        String[] panel = {"--max-rounds", "1", "--eval-backends", "one", "two", "--cost-budget", "0.5"};

        JsonNode dry =
                Json.parse(shop.quality(and(panel, "--dry-run", "--json")).out());
        JsonNode poor = shop.result(panel);
        boolean asked = shop.has("count-three");
        shop.addsGood(3);
        panel[panel.length - 1] = "0.6";
        JsonNode rich = shop.result(panel);

        // Three builds, three steps of two, one who judges alone and may have to answer again.
        assertThat(dry.path("callsOfARound").asInt()).isEqualTo(3 + 6 + 2);
        assertThat(asked).isFalse();
        assertThat(poor.at("/rounds/0/remarks").toString()).contains("one evaluator alone could not be paid for");
        assertThat(rich.at("/rounds/0/evaluator").asText()).isEqualTo("three");
        assertThat(rich.at("/rounds/0/remarks").toString()).contains("nobody on the panel judged; one evaluator did");
    }

    private static String[] and(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void lastOneStandingJudgesAlone() {
        answers("two", 1, "converged", 8);
        shop.with(file -> file.putObject("render").put("command", "echo pixels > {out_dir}/page.png"));

        JsonNode result = shop.result("--max-rounds", "1");

        assertThat(result.at("/end").asText()).isEqualTo("converged");
        assertThat(result.at("/rounds/0/remarks").toString())
                .contains("only two judged", "judged from text: two cannot see the images");
    }

    @Test
    void programThatKeepsStepsTakesPartInItsOwnFolder() {
        shop.write(
                "answer.json",
                "{\"agent_id\": \"agent_a\", \"answer\": \"Words of a step.\\n\\n```json verdict.json\\n{"
                        + "\\\"verdict\\\": \\\"iterate\\\", \\\"scores\\\": {\\\"E2\\\": 4}}\\n```\\n\"}\n");
        shop.write("stepper.sh", """
                set -e
                cd $1; test -s eval_criteria.json; test -s config.json
                n=$(ls agents/agent_a 2>/dev/null | grep -c '^0' || true); own=agents/agent_a/00$((n + 1)); mkdir -p $own
                seen=
                for agent in agents/agent_b agents/agent_a; do
                  last=$(ls -d $agent/0*/answer.json 2>/dev/null | tail -1)
                  test -z "$last" || { last=${last%/answer.json}; seen=", \\"${agent#agents/}\\": ${last##*00}$seen"; }
                done
                if test $n = 0; then cp $2/answer.json $own/answer.json
                else printf '{"voter": "agent_a", "target": "agent_b", "seen_steps": {%s}}' "${seen#, }" > $own/vote.json; fi
                """);
        shop.with(file -> file.withObject("/backends/one").put("command", "sh {home}/stepper.sh {session_dir} {home}"));
        answers("two", 1, "iterate", 5).answers("two", 2, "converged", 8);
        shop.write("panel/three-1", "exit 2\n");
        votes("two", 3, "agent2.2");

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_b (two), 2 of 2 votes");
        assertThat(round.at("/scores/E2").asInt()).isEqualTo(8);
        assertThat(round.at("/spread/E2").asDouble()).isEqualTo(2);
        assertThat(round.at("/remarks").toString()).contains("three is out: no action");
        assertThat(Json.parse(shop.inSession("eval_team/round_001/agents/agent_a/003/vote.json"))
                        .at("/seen_steps")
                        .toString())
                .as("its second vote, after the answer that made the first one stale")
                .isEqualTo("{\"agent_a\":1,\"agent_b\":2}");
        assertThat(shop.inSession("eval_team/round_001/agents/agent_a/001/answer.json"))
                .contains("Words of a step.");
    }

    @Test
    void stepThatCannotBePaidForIsNotBegun() {
        for (String name : new String[] {"one", "two", "three"}) {
            answers(name, 1, "iterate", name.length());
            shop.write(
                    "panel/" + name + "-1",
                    "echo '{\"costUsd\": 0.4}' > \"$REFINE_USAGE\"\n" + shop.read("panel/" + name + "-1"));
        }

        JsonNode result = shop.result("--max-rounds", "1", "--cost-budget", "1.5");

        assertThat(result.at("/rounds/0/evaluator").asText()).isEqualTo("agent_a (one), 0 of 3 votes, forced");
        assertThat(result.at("/rounds/0/remarks/0").asText())
                .isEqualTo("the panel did not agree, and another step could not be paid for");
        assertThat(result.at("/cost/usd").asDouble()).isEqualTo(1.2);
    }

    @Test
    void whoDoesNotAnswerInTheTimeOfAllIsOut() {
        shop.with(file -> file.putObject("consensus").put("totalSeconds", 1));
        for (String name : new String[] {"one", "two", "three"}) {
            shop.write("panel/" + name + "-1", "sleep 600\n");
        }

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/degraded").asBoolean()).isTrue();
        assertThat(round.at("/remarks").toString()).contains("one is out: timed out", "three is out: timed out");
    }

    @Test
    void voteForNobodyTakesNoAnswersPlace() {
        answers("one", 1, "iterate", 3).answers("two", 1, "iterate", 4);
        answers("three", 1, "iterate", 5);
        for (int step = 2; step <= 3; step++) {
            votes("one", step, "agent9.1").votes("two", step, "the best").votes("three", step, "agent2.1");
        }

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/degraded").asBoolean()).isFalse();
        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_b (two), 1 of 3 votes, forced");
    }

    @Test
    void whoeverSaysNothingIsOut() {
        shop.write("panel/one-1", "exit 0\n");
        answers("two", 1, "iterate", 4).answers("three", 1, "iterate", 5);
        votes("two", 2, "agent3.1").votes("three", 2, "agent3.1");

        JsonNode round = shop.result("--max-rounds", "1").at("/rounds/0");

        assertThat(round.at("/evaluator").asText()).isEqualTo("agent_c (three), 2 of 2 votes");
        assertThat(round.at("/remarks/0").asText()).isEqualTo("one is out: there is no critique packet in its answer");
    }

    @Test
    void evaluatorsOfOneNameAreToldApart() {
        shop.write("panel/one-1", "echo Words.; mkdir $1/first || exit 1\n");
        shop.write("panel/one-2", shop.read("panel/one-1"));

        Outcome outcome = shop.quality("--json", "--max-rounds", "1", "--eval-backends", "one", "one");

        assertThat(outcome.err()).contains("evaluator 1 (one)\nevaluator 2 (one)\n");
        assertThat(Json.parse(outcome.out()).at("/rounds/0/remarks").toString())
                .containsPattern("agent_[ab] \\(one\\) is out: failed, ended with exit code 1")
                .containsPattern("only agent_[ab] \\(one\\) judged");
    }

    @Test
    void panelWithoutAnybodyIsDegraded() {
        assertThat(shop.result("--max-rounds", "1").at("/rounds/0/degraded").asBoolean())
                .isTrue();
    }

    @Test
    void evalConfigThatNamesNobodyIsRefused() {
        for (String config : new String[] {"{\"backends\": \"two\"}", "[\"two\"]", "{\"backends\": [{}]}"}) {
            shop.write("eval_config.json", config);

            assertThat(shop.quality().err())
                    .isEqualTo("eval_config.json: \"backends\" must be a list of names [quality-value]. Write it as"
                            + " {\"backends\": [\"one\", \"two\"]}.\n");
        }
    }

    @Test
    void queryBehindTheNamesIsNotPassedOver() {
        Outcome outcome = shop.refine("quality", "--eval-backends", "one", "Write bad lines.");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("there is no evaluator \"Write bad lines.\" [backend-unknown]. --eval-backends takes every"
                        + " word that follows it. Put query and path in front of it.\n");
    }

    @Test
    void backendsThatCannotWorkAreLeftOutWithAWarning() {
        answers("two", 1, "converged", 8);
        shop.with(file -> file.withObject("/backends/one").putArray("keys").add("NO_SUCH_KEY"));

        Outcome outcome = shop.refine("quality", "--max-rounds", "1", "--eval-backends", "one", "two", "ghost");

        assertThat(outcome.err())
                .contains("evaluator one is left out: the variable NO_SUCH_KEY is not set\n")
                .contains("evaluator ghost is left out: quality.json names no such backend, and no preset or provider"
                        + " is called so\n");
        assertThat(outcome.exit()).isZero();
    }

    @Test
    void evalConfigNamesThePanelOfAFolder() {
        answers("two", 1, "converged", 8);
        shop.write("eval_config.json", "{\"eval_mode\": \"massgen\", \"backends\": [\"two\"]}");

        assertThat(shop.result("--max-rounds", "1").at("/rounds/0/evaluator").asText())
                .isEqualTo("two");
    }

    @Test
    void panelWorksSideBySide() {
        // Nobody says anything before all three are there, and whoever is left alone for a minute says nothing at all.
        String together = """
                touch $1/here-$2; tries=0
                until test -e $1/here-one -a -e $1/here-two -a -e $1/here-three; do
                  tries=$((tries + 1)); test $tries -le 600 || exit 1; sleep 0.1
                done
                """;
        for (String name : new String[] {"one", "two", "three"}) {
            answers(name, 1, "converged", 8);
            votes(name, 2, "agent1.1");
            shop.write("panel/" + name + "-1", together + shop.read("panel/" + name + "-1"));
        }

        JsonNode result = shop.result("--max-rounds", "1");

        assertThat(result.at("/end").asText()).isEqualTo("converged");
        assertThat(result.at("/rounds/0/evaluator").asText()).isEqualTo("agent_a (one), 3 of 3 votes");
    }

    private QualityPanelTest answers(String name, int step, String word, int score) {
        shop.write(
                "panel/" + name + "-" + step,
                "cat <<'END'\nWords of " + name + ".\n\n```json verdict.json\n{\"verdict\": \"" + word
                        + "\", \"scores\": {\"E2\": " + score + "}}\n```\nEND\n");
        return this;
    }

    private QualityPanelTest votes(String name, int step, String target) {
        shop.write(
                "panel/" + name + "-" + step,
                "echo '{\"target\": \"" + target + "\", \"reason\": \"evidence\"}' > \"$REFINE_OUT_DIR/vote.json\"\n");
        return this;
    }
}
