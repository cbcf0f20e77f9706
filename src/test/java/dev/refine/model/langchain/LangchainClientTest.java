package dev.refine.model.langchain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.model.Endpoint;
import dev.refine.model.LoopbackModels;
import dev.refine.model.LoopbackModels.Turn;
import dev.refine.model.ModelFault;
import dev.refine.model.ModelReply;
import dev.refine.model.ModelRequest;
import dev.refine.model.Provider;
import dev.refine.model.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LangchainClientTest {

    private static final String KEY = "sk-loopback-1234567890";
    private static final JsonNode SCHEMA = Json.parse("""
            {"type": "object", "required": ["total"], "properties": {"total": {"type": ["number", "null"]}}}""");

    private final ModelRequest question = ModelRequest.of("Read the receipt.", "TOTAL 3.00");

    private static LangchainClient client(LoopbackModels server, Provider provider) {
        return client(server, provider, Duration.ofSeconds(20));
    }

    private static LangchainClient client(LoopbackModels server, Provider provider, Duration timeout) {
        String path = provider == Provider.ANTHROPIC ? "/v1" : provider == Provider.GEMINI ? "/v1beta" : "";
        Optional<String> key = provider == Provider.OLLAMA ? Optional.empty() : Optional.of(KEY);
        return new LangchainClient(new Endpoint(provider, "small-1", server.address(provider) + path, key, timeout));
    }

    @ParameterizedTest
    @EnumSource
    void takesTextAndTokensFromEachApi(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(Turn.says("{\"total\": 3}"))) {
            ModelReply reply = client(server, provider).ask(question);

            assertThat(reply).isInstanceOfSatisfying(ModelReply.Answer.class, answer -> {
                assertThat(answer.text()).isEqualTo("{\"total\": 3}");
                assertThat(answer.latency()).isPositive();
                assertThat(answer.usage().inputTokens()).contains(120L);
                assertThat(answer.usage().outputTokens()).contains(30L);
                assertThat(answer.usage().costUsd()).isEmpty();
            });
            boolean tellsCache = provider != Provider.OLLAMA;
            assertThat(reply.usage().cachedTokens()).isEqualTo(tellsCache ? Optional.of(20L) : Optional.empty());
        }
    }

    @Test
    void sendsTheKeyWhereEachApiWantsItAndNowhereElse() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("yes"))) {
            for (Provider provider : Provider.values()) {
                client(server, provider).ask(question);
            }

            assertThat(server.asked().get(0).header("Authorization")).isEqualTo("Bearer " + KEY);
            assertThat(server.asked().get(1).header("x-api-key")).isEqualTo(KEY);
            assertThat(server.asked().get(2).header("x-goog-api-key")).isEqualTo(KEY);
            assertThat(server.asked().get(3).headers().toString()).doesNotContain(KEY);
            assertThat(server.asked()).allSatisfy(asked -> {
                assertThat(asked.path()).doesNotContain(KEY);
                assertThat(asked.body().toString()).doesNotContain(KEY).contains("Read the receipt.");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheSchemaInWordsAndWhereTheApiHasAPlaceForIt(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(Turn.says("{\"total\": 3}"))) {
            client(server, provider).ask(question.withSchema(SCHEMA));

            JsonNode body = server.asked().get(0).body();
            assertThat(body.toString()).contains("It must fit this JSON Schema:");
            JsonNode enforced = switch (provider) {
                case OPENAI -> body.at("/response_format/json_schema/schema");
                case GEMINI -> body.at("/generationConfig/responseJsonSchema");
                case OLLAMA -> body.at("/format");
                case ANTHROPIC -> SCHEMA;
            };
            assertThat(enforced).isEqualTo(SCHEMA);
        }
    }

    @Test
    void asksWithoutTheSchemaFromThenOnWhenTheApiDoesNotTakeIt() {
        try (LoopbackModels server = new LoopbackModels(
                Turn.refuses(400, "{\"error\": {\"message\": \"response_format is not supported\"}}"),
                Turn.says("{\"total\": 3}"))) {
            LangchainClient client = client(server, Provider.OPENAI);

            assertThat(client.ask(question.withSchema(SCHEMA))).isInstanceOf(ModelReply.Answer.class);
            assertThat(client.ask(question.withSchema(SCHEMA))).isInstanceOf(ModelReply.Answer.class);

            assertThat(server.asked()).hasSize(3);
            assertThat(server.asked().get(0).body().has("response_format")).isTrue();
            assertThat(server.asked().get(1).body().has("response_format")).isFalse();
            assertThat(server.asked().get(2).body().has("response_format")).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void showsImages(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(Turn.says("a cat"))) {
            client(server, provider)
                    .ask(question.withImages(
                            List.of(new ModelRequest.Image("cat.png", "image/png", new byte[] {1, 2, 3}))));

            assertThat(server.asked().get(0).body().toString()).contains("AQID");
        }
    }

    @Test
    void keepsTheTurnsOfAConversation() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("yes"))) {
            client(server, Provider.OPENAI).ask(question.after("no", "Look again."));

            JsonNode messages = server.asked().get(0).body().get("messages");
            assertThat(messages.findValuesAsText("role")).containsExactly("system", "user", "assistant", "user");
            assertThat(messages.get(2).get("content").textValue()).isEqualTo("no");
        }
    }

    @Test
    void marksTheInstructionsForTheCache() {
        try (LoopbackModels server = new LoopbackModels(Turn.says("yes"))) {
            client(server, Provider.ANTHROPIC).ask(question);

            assertThat(server.asked()
                            .get(0)
                            .body()
                            .at("/system/0/cache_control/type")
                            .textValue())
                    .isEqualTo("ephemeral");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"error\": {\"message\": \"invalid x-api-key\"}} | KEY | the endpoint does not accept the key (HTTP 401): invalid x-api-key",
                "402 | {} | QUOTA | the quota or credit is used up (HTTP 402)",
                "404 | {\"error\": {\"message\": \"no model small-1.\"}} | REFUSED | the endpoint does not take the question (HTTP 404): no model small-1",
                "429 | {\"error\": {\"message\": \"slow down\", \"code\": \"rate_limit_exceeded\"}} | BUSY | too many questions at a time (HTTP 429): slow down",
                "429 | {\"error\": {\"message\": \"pay\", \"code\": \"insufficient_quota\"}} | QUOTA | the quota or credit is used up (HTTP 429): pay",
                "400 | {\"error\": {\"message\": \"Your credit balance is too low\"}} | QUOTA | the quota or credit is used up (HTTP 400): Your credit balance is too low",
                "200 | {\"error\": {\"message\": \"Provider returned error\", \"code\": 502}} | DOWN | the endpoint failed (HTTP 200, code 502 in its answer): Provider returned error",
                "200 | {\"error\": {\"message\": \"pay\", \"code\": \"insufficient_quota\"}} | QUOTA | the quota or credit is used up (HTTP 200): pay",
                "200 | {\"error\": \"no model small-1\", \"choices\": []} | REFUSED | the endpoint does not take the question (HTTP 200): no model small-1",
                "400 | {\"error\": {\"message\": \"no\", \"code\": 502}} | REFUSED | the endpoint does not take the question (HTTP 400): no",
                "500 | <html>oops</html> | DOWN | the endpoint failed (HTTP 500): oops",
                "529 | {\"error\": {\"type\": \"overloaded_error\", \"message\": \"Overloaded\"}} | BUSY | too many questions at a time (HTTP 529): Overloaded"
            })
    void tellsRefusalsApart(int status, String body, ModelFault fault, String reason) {
        for (Provider provider : Provider.values()) {
            try (LoopbackModels server = new LoopbackModels(Turn.refuses(status, body))) {
                ModelReply reply = client(server, provider).ask(question);

                assertThat(reply).as(provider.name()).isInstanceOfSatisfying(ModelReply.Failure.class, failure -> {
                    assertThat(failure.fault()).isEqualTo(fault);
                    assertThat(failure.reason()).isEqualTo(reason);
                    assertThat(failure.usage()).isEqualTo(Usage.turnedAway());
                });
                assertThat(server.asked()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Retry-After,7,7000", "retry-after-ms,250,250", "Retry-After,Fri, 0"})
    void readsHowLongTheEndpointWantsToBeLeftAlone(String header, String value, long millis) {
        Turn turn = new Turn.Refuses(429, Map.of(header, value), "{}");
        try (LoopbackModels server = new LoopbackModels(turn)) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, Provider.OPENAI).ask(question);

            assertThat(failure.retryAfter().map(Duration::toMillis))
                    .isEqualTo(millis == 0 ? Optional.empty() : Optional.of(millis));
        }
    }

    @Test
    void readsTheDelayInsideTheBodyOfGemini() {
        Turn turn = Turn.refuses(429, "{\"error\": {\"details\": [{\"retryDelay\": \"12s\"}], \"message\": \"m\"}}");
        try (LoopbackModels server = new LoopbackModels(turn)) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, Provider.GEMINI).ask(question);

            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(13));
        }
    }

    @Test
    void neverRepeatsTheKeyFromAnErrorMessage() {
        Turn turn = Turn.refuses(401, "{\"error\": {\"message\": \"Incorrect API key provided: " + KEY + "\"}}");
        try (LoopbackModels server = new LoopbackModels(turn)) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, Provider.OPENAI).ask(question);

            assertThat(failure.reason())
                    .isEqualTo("the endpoint does not accept the key (HTTP 401): Incorrect API key provided: …");
        }
    }

    @Test
    void givesUpAtTheTimeout() {
        try (LoopbackModels server = new LoopbackModels(new Turn.Keeps())) {
            ModelReply.Failure failure = (ModelReply.Failure)
                    client(server, Provider.ANTHROPIC, Duration.ofMillis(300)).ask(question);

            assertThat(failure.fault()).isEqualTo(ModelFault.TIMEOUT);
            assertThat(failure.reason()).isEqualTo("no answer within 0.3 s");
            assertThat(failure.usage()).isEqualTo(Usage.unknown());
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsACutAnswerFromAWholeOne(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(new Turn.Cuts("{\"total\": "))) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, provider).ask(question);

            assertThat(failure.fault()).isEqualTo(ModelFault.CUT);
            assertThat(failure.reason()).isEqualTo("the answer was cut at the limit of tokens");
            assertThat(failure.raw()).isEqualTo("{\"total\": ");
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesABrokenBody(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(new Turn.Breaks())) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, provider).ask(question);

            assertThat(failure.fault()).isEqualTo(ModelFault.DOWN);
            assertThat(failure.reason()).startsWith("the answer cannot be read: ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPENAI | {\"choices\": [{\"message\": {\"refusal\": \"I will not.\"}, \"finish_reason\": \"stop\"}]} | the model declines to answer: I will not.",
                "OPENAI | {\"choices\": []} | the answer does not hold what answers of this API hold",
                "OPENAI | {\"choices\": [{\"message\": {\"content\": [{\"text\": \"yes\"}]}}]} | the answer does not hold what answers of this API hold",
                "GEMINI | {\"promptFeedback\": {\"blockReason\": \"SAFETY\"}} | the answer does not hold what answers of this API hold"
            })
    void doesNotTakeAnAnswerThatCameForAnEndpointThatFailed(Provider provider, String body, String reason) {
        try (LoopbackModels server = new LoopbackModels(Turn.refuses(200, body))) {
            ModelReply.Failure failure =
                    (ModelReply.Failure) client(server, provider).ask(question);

            assertThat(failure.fault()).isEqualTo(ModelFault.MISFIT);
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.usage()).isEqualTo(Usage.unknown());
        }
    }

    @Test
    void asksAgainWhereNoDocumentCame() {
        for (String body : List.of("", "<html>log in</html>")) {
            try (LoopbackModels server = new LoopbackModels(Turn.refuses(200, body))) {
                ModelReply.Failure failure =
                        (ModelReply.Failure) client(server, Provider.OPENAI).ask(question);

                assertThat(failure.fault()).as(failure.reason()).isEqualTo(ModelFault.DOWN);
                assertThat(failure.reason())
                        .startsWith("the answer cannot be read: ")
                        .doesNotContain("Exception");
            }
        }
    }

    @Test
    void saysWhenNobodyListens() {
        LoopbackModels server = new LoopbackModels(Turn.says("yes"));
        server.close();

        ModelReply.Failure failure =
                (ModelReply.Failure) client(server, Provider.OLLAMA).ask(question);

        assertThat(failure.fault()).isEqualTo(ModelFault.UNREACHABLE);
        assertThat(failure.reason()).startsWith("no connection to " + server.address(Provider.OLLAMA));
    }

    @ParameterizedTest
    @EnumSource
    void takesAnEmptyAnswerForNone(Provider provider) {
        try (LoopbackModels server = new LoopbackModels(Turn.says(""))) {
            ModelReply reply = client(server, provider).ask(question);

            assertThat(reply)
                    .isInstanceOfSatisfying(
                            ModelReply.Failure.class,
                            failure -> assertThat(failure.reason()).isEqualTo("the answer is empty"));
        }
    }

    @Test
    void showsNoKeyInItsText() {
        Endpoint endpoint =
                new Endpoint(Provider.OPENAI, "m", "https://example.test/v1", Optional.of(KEY), Duration.ofSeconds(1));

        assertThat(endpoint).hasToString("openai/m at https://example.test/v1");
    }
}
