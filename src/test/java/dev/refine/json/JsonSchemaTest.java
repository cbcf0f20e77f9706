package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {

    private static JsonSchema schema(String text) {
        return JsonSchema.of(Json.parse(text));
    }

    @Test
    void tellsEveryRuleThatIsBroken() {
        JsonSchema schema = schema("""
                {"required": ["a"], "additionalProperties": false,
                 "properties": {"a": {}, "b": {"items": {"type": "integer"}}}}
                """);
        assertThat(schema.check(Json.parse("{\"b\": [1, \"x\"], \"c\": 1}")))
                .extracting(v -> v.pointer() + " " + v.keyword() + " " + v.property())
                .containsExactlyInAnyOrder("/b/1 type ", " required a", " additionalProperties c");
        assertThat(schema.check(Json.parse("{\"a\": 1}"))).isEmpty();
    }

    @Test
    void takesFormatAsRemark() {
        assertThat(schema("{\"format\": \"date\"}").check(Json.parse("\"no date\"")))
                .isEmpty();
    }

    @Test
    void understandsOlderDraftsByName() {
        JsonSchema old = schema(
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": [{\"type\": \"string\"}]}");
        assertThat(old.check(Json.parse("[1]"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#/nowhere\"}",
                "{\"pattern\": \"(\"}",
                "{\"$schema\": \"http://localhost:1/schema\"}",
                "{\"$ref\": \"file:///etc/hostname\"}",
                "{\"$ref\": \"classpath:/refine/schemas/manifest.schema.json\"}"
            })
    void refusesWhatItCannotUnderstandOrWouldHaveToFetch(String text) {
        assertThatThrownBy(() -> schema(text).check(Json.parse("\"x\"")))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("it is not a schema, or refers to what is not in it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"$ref\": \"#\"}",
                "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}"
            })
    void survivesSchemaThatRefersToItself(String text) {
        assertThatThrownBy(() -> schema(text).check(Json.parse("1")))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("it refers to itself without end, or is nested too deeply");
    }

    @Test
    void allowsRecursionThatEnds() {
        JsonSchema tree = schema("{\"type\": \"object\", \"additionalProperties\": {\"$ref\": \"#\"}}");
        assertThat(tree.check(Json.parse("{\"a\": {\"b\": {}}}"))).isEmpty();
        assertThat(tree.check(Json.parse("{\"a\": {\"b\": 1}}"))).hasSize(1);
    }

    @Test
    void neverTouchesTheNetworkOrTheDisk(@TempDir Path folder) throws IOException {
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            assertThatThrownBy(() -> schema("{\"$ref\": \"" + url + "\"}").check(Json.parse("1")))
                    .isInstanceOf(InvalidSchemaException.class);
        } finally {
            server.stop(0);
        }
        Path file = Files.writeString(folder.resolve("s.json"), "{\"type\": \"string\"}");
        assertThatThrownBy(() -> schema("{\"$ref\": \"" + file.toUri() + "\"}").check(Json.parse("1")))
                .isInstanceOf(InvalidSchemaException.class);
        assertThat(requests).hasValue(0);
    }

    @Test
    void refusesSchemaThatIsNoObject() {
        assertThatThrownBy(() -> schema("3"))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("a schema is an object, true or false");
    }
}
