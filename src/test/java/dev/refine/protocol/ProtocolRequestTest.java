package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.files.Sha256;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.propose.ProposalRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProtocolRequestTest {

    @Test
    void fitsThePublishedSchema() {
        JsonSchema schema = JsonSchema.builtIn("proposer-request.schema.json");
        assertThat(schema.check(ProtocolRequest.toJson(Requests.full()))).isEmpty();
        assertThat(schema.check(ProtocolRequest.toJson(Requests.refused("x")))).isEmpty();
    }

    @Test
    void putsWhatStaysTheSameFirst() {
        List<String> names = new ArrayList<>();
        ProtocolRequest.toJson(Requests.refused("no")).fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "protocol",
                        "workload",
                        "mode",
                        "guidance",
                        "constraints",
                        "replySchema",
                        "notes",
                        "files",
                        "kind",
                        "iteration",
                        "groups",
                        "validators",
                        "critique",
                        "images",
                        "inputs",
                        "history",
                        "metrics",
                        "refusal");
    }

    @Test
    void carriesEveryPartOfTheRequest() {
        JsonNode json = ProtocolRequest.toJson(Requests.full());
        assertThat(Json.compact(json.get("workload"))).isEqualTo("{\"id\":\"invoices\",\"description\":\"\"}");
        assertThat(json.get("mode").textValue()).isEqualTo("accuracy");
        assertThat(Json.compact(json.get("guidance")))
                .isEqualTo("{\"goal\":\"every field right\",\"role\":\"reader\",\"text\":\"Be exact.\\n\"}");
        assertThat(Json.compact(json.get("files").get(0)))
                .isEqualTo("{\"path\":\"prompts/extract.md\",\"role\":\"prompt\",\"sha256\":\""
                        + Sha256.of(Requests.PROMPT) + "\",\"text\":\"Extract the invoice.\\n\"}");
        assertThat(Json.compact(json.get("groups").get(0)))
                .isEqualTo("{\"id\":\"format-only:date /issueDate\",\"category\":\"format-only\",\"tag\":\"date\","
                        + "\"path\":\"/issueDate\",\"count\":2,\"cause\":\"\",\"contrast\":\"\",\"mentions\":[],\"cases\":[\"a\",\"b\"],\"examples\":[{\"case\":\"a\","
                        + "\"path\":\"/issueDate\",\"expected\":\"\\\"2026-01-31\\\"\","
                        + "\"actual\":\"\\\"31.01.2026\\\"\"}]}");
        assertThat(Json.compact(json.get("validators")))
                .isEqualTo("[{\"group\":\"check totals\",\"count\":1,\"cases\":[\"b\"],"
                        + "\"messages\":[\"total is not the sum\"]}]");
        assertThat(Json.compact(json.get("inputs")))
                .isEqualTo("[{\"case\":\"a\",\"text\":\"Invoice of 31.01.2026\",\"truncated\":false}]");
        assertThat(Json.compact(json.get("history")))
                .isEqualTo("[{\"iteration\":1,\"group\":\"format-only:date /issueDate\",\"hypothesis\":"
                        + "{\"observation\":\"dates vary\",\"theory\":\"no format is named\",\"confidence\":\"High\"},"
                        + "\"prediction\":{\"fixes\":[\"a\"],\"risks\":[\"c\"]},\"diff\":\"+Use dates.\","
                        + "\"outcome\":\"Neutral\",\"kept\":false,\"regressions\":[]}]");
        assertThat(Json.compact(json.get("metrics").get("best")))
                .isEqualTo("{\"passing\":2,\"cases\":3,\"score\":0.75}");
        assertThat(json.get("kind").textValue()).isEqualTo("propose");
    }

    @Test
    void namesAtMostAHundredCasesOfAGroup() {
        ProposalRequest small = Requests.full();
        List<String> ids = IntStream.range(0, 1_000).mapToObj(i -> "case-" + i).toList();
        FailureGroup big = new FailureGroup("wrong-value /a", "wrong-value", "", "/a", 1_000, ids, List.of());
        JsonNode json = ProtocolRequest.toJson(new ProposalRequest(
                small.workloadId(),
                small.mode(),
                small.iteration(),
                small.files(),
                List.of(big),
                small.evidence(),
                small.history(),
                small.metrics(),
                small.notes(),
                small.refusal(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING));
        JsonNode group = json.get("groups").get(0);
        assertThat(group.get("cases")).hasSize(100);
        assertThat(group.get("omittedCases").intValue()).isEqualTo(900);
        assertThat(JsonSchema.builtIn("proposer-request.schema.json").check(json))
                .isEmpty();
    }

    @Test
    void saysWhyTheLastReplyWasRefused() {
        JsonNode json = ProtocolRequest.toJson(Requests.refused("edits is missing"));
        assertThat(json.get("kind").textValue()).isEqualTo("repair");
        assertThat(json.get("refusal").textValue()).isEqualTo("edits is missing");
    }
}
