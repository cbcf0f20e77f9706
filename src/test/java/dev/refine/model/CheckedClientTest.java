package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedClientTest {

    private static final JsonNode SCHEMA = Json.parse("""
            {"type": "object", "required": ["total"], "additionalProperties": false,
             "properties": {"total": {"type": "number"}}}""");

    private final ModelRequest question = ModelRequest.of("Read.", "Total: 3").withSchema(SCHEMA);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"total\": 3}",
                "\uFEFF {\"total\": 3}\n",
                "```json\n{\"total\": 3}\n```",
                "Here you are:\n\n{\"total\": 3}\n\nAnything else?"
            })
    void takesTheDocumentOutOfWhatIsAroundIt(String text) {
        ScriptedClient model = ScriptedClient.saying(text);

        ModelReply reply = new CheckedClient(model).ask(question);

        assertThat(((ModelReply.Answer) reply).json()).contains(Json.parse("{\"total\": 3}"));
        assertThat(((ModelReply.Answer) reply).text()).isEqualTo(text);
        assertThat(model.asked()).containsExactly(question);
    }

    @Test
    void sendsBackOnceWhatDoesNotFitAndAddsUpBothRounds() {
        ScriptedClient model = ScriptedClient.saying("{\"sum\": 3}", "{\"total\": 3}");

        ModelReply reply = new CheckedClient(model).ask(question);

        assertThat(((ModelReply.Answer) reply).json()).contains(Json.parse("{\"total\": 3}"));
        assertThat(reply.usage())
                .isEqualTo(new Usage(
                        2,
                        Optional.of(20L),
                        Optional.of(0L),
                        Optional.of(10L),
                        Optional.empty(),
                        Usage.CostBasis.UNKNOWN));
        assertThat(reply.latency()).hasMillis(40);
        assertThat(model.asked().get(1).messages()).hasSize(3);
        assertThat(model.asked().get(1).messages().get(1).text()).isEqualTo("{\"sum\": 3}");
        assertThat(model.asked().get(1).messages().get(2).text()).isEqualTo("""
                        That reply does not fit: the document has "sum", which is not allowed; the document lacks "total".
                        Reply again with the whole corrected JSON document and nothing else.""");
    }

    @Test
    void fixesTheBeginningOfTheConversationSoThatItCanBeCached() {
        ScriptedClient model = ScriptedClient.saying("no", "{\"total\": 3}");

        new CheckedClient(model).ask(question);

        assertThat(model.asked().get(1).system()).isEqualTo(question.system());
        assertThat(model.asked().get(1).messages().get(0))
                .isEqualTo(question.messages().get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I cannot say.", "", "{\"total\": 3", "[1, 2"})
    void saysWhatIsWrongAfterTheSecondMisfit(String text) {
        ScriptedClient model = ScriptedClient.saying("{\"total\": \"three\"}", text);

        ModelReply reply = new CheckedClient(model).ask(question);

        assertThat(reply).isInstanceOfSatisfying(ModelReply.Failure.class, failure -> {
            assertThat(failure.fault()).isEqualTo(ModelFault.MISFIT);
            assertThat(failure.reason())
                    .isEqualTo(
                            "the reply does not fit its schema, nor did a second one: it holds no whole JSON document");
            assertThat(failure.raw()).isEqualTo(text);
            assertThat(failure.usage().requests()).isEqualTo(2);
        });
        assertThat(model.asked().get(1).messages().get(2).text()).contains("/total breaks the rule type \"number\"");
    }

    @Test
    void keepsTheUsageOfTheFirstRoundWhenTheSecondFails() {
        ScriptedClient model = new ScriptedClient(
                ScriptedClient.answer("no"), ModelReply.Failure.of(ModelFault.BUSY, "too many questions"));

        ModelReply reply = new CheckedClient(model).ask(question);

        assertThat(reply).isInstanceOfSatisfying(ModelReply.Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo("too many questions");
            assertThat(failure.usage().inputTokens()).contains(10L);
        });
    }

    @Test
    void leavesTextAndFailuresAsTheyAre() {
        ModelRequest plain = ModelRequest.of("Read.", "Say hello");
        ModelReply failure = ModelReply.Failure.of(ModelFault.DOWN, "it failed");

        assertThat(new CheckedClient(ScriptedClient.saying("hello")).ask(plain))
                .isEqualTo(ScriptedClient.answer("hello"));
        assertThat(new CheckedClient(new ScriptedClient(failure)).ask(question)).isEqualTo(failure);
    }
}
