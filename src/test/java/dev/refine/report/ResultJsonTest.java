package dev.refine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.journal.Golden;
import dev.refine.journal.Story;
import dev.refine.json.Json;
import org.junit.jupiter.api.Test;

class ResultJsonTest {

    @Test
    void aWholeSessionReadsAsItShould() {
        Golden.isAs(
                "report/result.json", Json.pretty(ResultJson.of(Story.state(Story.whole()), "sessions/s", 1)) + "\n");
    }

    @Test
    void aSessionThatHasNotEndedHasNoEnd() {
        JsonNode json = ResultJson.of(Story.state(Story.untilBaseline()), "s", 0);

        assertThat(json.get("end").isNull()).isTrue();
        assertThat(json.get("iterations")).isEmpty();
        assertThat(json.get("final").get("iteration").asInt()).isZero();
    }

    @Test
    void aBrokenWorkloadHasItsProblem() {
        JsonNode json = ResultJson.of(Story.state(Story.broken("no output")), "s", 3);

        assertThat(json.get("end").asText()).isEqualTo("validation-failed");
        assertThat(json.get("problem").asText()).isEqualTo("no output");
        assertThat(json.get("exit").asInt()).isEqualTo(3);
    }

    @Test
    void theExecutionsSumUpToTheirTotal() {
        JsonNode executions = ResultJson.of(Story.state(Story.whole()), "s", 1).get("executions");
        int sum = executions.get("baseline").asInt()
                + executions.get("focus").asInt()
                + executions.get("guard").asInt()
                + executions.get("verify").asInt()
                + executions.get("repeat").asInt();

        assertThat(executions.get("total").asInt()).isEqualTo(sum).isEqualTo(10);
    }
}
