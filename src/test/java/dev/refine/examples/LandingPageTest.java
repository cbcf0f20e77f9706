package dev.refine.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command of the example's README, as a process of its own on a copy. */
class LandingPageTest {

    @TempDir
    Path folder;

    @Test
    void getsMeasurablyBetterInThreeRoundsWithOneRefusalOnTheWay() throws IOException, InterruptedException {
        assumeTrue(StandIn.isRunnable(), "skipped: no awk on this machine");
        ExampleFolder example = ExampleFolder.of("landing-page", folder);

        JsonNode result = example.resultInside("quality", "--json");

        assertThat(JsonSchema.builtIn("quality-result.schema.json").check(result))
                .isEmpty();
        assertThat(result.at("/end").asText()).as(result.toPrettyString()).isEqualTo("converged");
        assertThat(result.at("/exit").asInt()).isZero();
        assertThat(result.at("/rounds")).hasSize(3);
        assertThat(sum(result.at("/rounds/0"))).isLessThan(sum(result.at("/rounds/1")));
        assertThat(sum(result.at("/rounds/1"))).isLessThan(sum(result.at("/rounds/2")));
        assertThat(result.at("/rounds/1/guard/0/verdict").asText()).isEqualTo("fail");
        assertThat(result.at("/rounds/1/guard/0/lost").toString()).isEqualTo("[\"E6\"]");
        assertThat(result.at("/rounds/1/guard/1/verdict").asText()).isEqualTo("pass");
        assertThat(example.read("page/index.html"))
                .contains("7:00 to 13:00", "#33271c", "Bread that took two days")
                .doesNotContain("carousel");
        Path session = Path.of(result.at("/session").asText());
        for (String name : List.of("verdict", "next_tasks", "guard_verdict", "process_verdict")) {
            JsonNode file = Json.parse(Files.readString(session.resolve("evaluations/round_002/" + name + ".json")));
            assertThat(JsonSchema.builtIn(name.replace('_', '-') + ".schema.json")
                            .check(file))
                    .as(name)
                    .isEmpty();
        }
        assertThat(Files.readString(session.resolve("memory.md")))
                .startsWith("Remember: ")
                .doesNotContain("E5", "verdict");
        assertThat(session.resolve("HANDOFF.md")).exists();
    }

    private static int sum(JsonNode round) {
        int sum = 0;
        for (JsonNode score : round.path("scores")) {
            sum += score.asInt();
        }
        return sum;
    }
}
