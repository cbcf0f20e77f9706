package dev.refine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.propose.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyShapeTest {

    private static final JsonSchema SCHEMA = JsonSchema.builtIn("proposer-reply.schema.json");

    private static final String GOOD = """
            {"hypothesis": {"observation": "dates differ", "theory": "no format",
              "prediction": {"fixes": ["a", "b"], "risks": []}, "confidence": "High"},
             "edits": [{"path": "prompts/extract.md", "search": "", "replace": "Write dates as YYYY-MM-DD.\\n"}],
             "impact": "two cases"}
            """;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the reply is empty",
                "I cannot help. | the reply holds no JSON object with edits",
                "[1] | the reply is JSON, but not an object",
                "{} | edits is missing",
                "{\"edits\": {}} | edits is an object; it must be an array",
                "{\"edits\": [1]} | edits[0] is a number; it must be an object",
                "{\"edits\": [{\"search\":\"\",\"replace\":\"\"}]} | edits[0].path is missing; it must be a string",
                "{\"edits\": [{\"path\":\" \",\"search\":\"\",\"replace\":\"\"}]} | edits[0].path is empty",
                "{\"edits\": [{\"path\":\"p\",\"replace\":\"\"}]} | edits[0].search is missing; it must be a string",
                "{\"edits\": [{\"path\":\"p\",\"search\":null,\"replace\":\"\"}]} "
                        + "| edits[0].search is null; it must be a string",
                "{\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"\",\"op\":\"whole\"}]} "
                        + "| edits[0].op is \"whole\"; only \"replace\" is known",
                "{\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"x\"}]} "
                        + "| hypothesis is missing; it must be an object",
                "{\"hypothesis\":{},\"edits\": [{\"path\":\"p\",\"search\":\"\",\"replace\":\"x\"}]} "
                        + "| hypothesis says neither observation nor theory",
                "{\"candidates\": 3} | candidates is a number; it must be an array",
                "{\"candidates\": [true]} | candidates[0] is true or false; it must be an object",
                "{\"candidates\": [{}]} | candidates[0].edits is missing",
                "{\"protocol\": 2, \"edits\": []} | protocol is 2; this is protocol 1",
            })
    void isNamedInOneLine(String text, String reason) {
        assertThat(read(text)).isEqualTo(Reply.Failed.misfit(reason, text));
    }

    @Test
    void pointsAtBrokenJson() {
        assertThat(reason("{\"edits\": [,]}"))
                .startsWith("the reply is not JSON: ")
                .endsWith(" (line 1, column 12)");
        assertThat(reason(GOOD.substring(0, GOOD.length() - 20))).startsWith("the reply is not JSON: ");
    }

    @Test
    void clipsALongAnswer() {
        Reply.Failed failed = (Reply.Failed) read("x".repeat(100_000));
        assertThat(failed.raw())
                .isEqualTo("x".repeat(32_768) + "\n[... 34464 characters left out ...]\n" + "x".repeat(32_768));
        assertThat(reason("x".repeat(2_000_001)))
                .isEqualTo("the reply has 2,000,001 characters, and no more than 2,000,000 are read;"
                        + " reply with search and replace, not with whole files");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"edits\": []}",
                "{\"noChangeReason\": \"fine\"}",
                "{\"candidates\": []}",
                "{\"candidates\": [{\"edits\": []}]}",
                "{\"hypothesis\": {\"observation\": \"\", \"theory\": \"t\"},"
                        + " \"edits\": [{\"path\": \"p\", \"search\": \"\", \"replace\": \"\"}]}"
            })
    void readsEverythingThatThePublishedSchemaAllows(String text) {
        assertThat(SCHEMA.check(Json.parse(text))).isEmpty();
        assertThat(SCHEMA.check(Json.parse(GOOD))).isEmpty();
        assertThat(read(text)).isNotInstanceOf(Reply.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"edits\": [{}]}",
                "{\"edits\": [{\"path\": \"p\", \"search\": \"\", \"replace\": \"\"}]}",
                "{\"candidates\": [{}]}",
                "{\"protocol\": 2, \"edits\": []}"
            })
    void refusesWhatThePublishedSchemaRefuses(String text) {
        assertThat(SCHEMA.check(Json.parse(text))).isNotEmpty();
        assertThat(read(text)).isInstanceOf(Reply.Failed.class);
    }

    private static Reply read(String text) {
        return ReplyReader.read(text == null ? "" : text, Requests.full(), "command");
    }

    private static String reason(String text) {
        return ((Reply.Failed) read(text)).reason();
    }
}
