package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    /** To bring one to the scale of another number takes minutes; the library does it all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"1e9999999", "-1e9999999", "1e-9999999", "1e401", "0.5e2147483647"})
    void aNumberBeyondReckoningIsNoNumber(String number) throws Exception {
        JsonSchema schema = JsonSchema.of(Json.parse(
                "{\"items\": {\"type\": \"number\", \"multipleOf\": 0.01, \"enum\": [1, 2]}, \"minItems\": 1}"));

        assertThat(schema.check(Json.parse("[1, " + number + ", 2]")))
                .extracting(Violation::pointer, Violation::keyword)
                .contains(tuple("/1", "type"))
                .allMatch(found -> found.toList().get(0).equals("/1"));
        assertThatThrownBy(() -> JsonSchema.of(Json.parse("{\"items\": {\"maximum\": " + number + "}}")))
                .isInstanceOf(InvalidSchemaException.class)
                .hasMessage("a number in it has too large an exponent");
        assertThat(MetaSchema.fault(Json.parse("{\"maximum\": " + number + "}")))
                .contains("a number in it has too large an exponent");
    }

    @Test
    void largeNumbersThatAreReckonedWithStayNumbers() throws Exception {
        JsonSchema schema = JsonSchema.of(Json.parse("{\"type\": \"number\", \"maximum\": 1e400}"));

        assertThat(schema.check(Json.parse("1e400"))).isEmpty();
        assertThat(schema.check(Json.parse("1e-400"))).isEmpty();
        assertThat(schema.check(Json.parse("9".repeat(200)))).isEmpty();
    }

    /** What cannot be decided is not objected to; that it comes back at all is the point. */
    @ParameterizedTest
    @ValueSource(strings = {"^(.*a){20}$", "(x+x+)+y", "^(a+)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*b", "^(a|b)*$"})
    void aPatternThatNeverEndsEnds(String pattern) throws Exception {
        JsonSchema schema = JsonSchema.of(Json.object().put("pattern", pattern));

        for (String text : List.of("a".repeat(30) + "!", "a".repeat(100_000) + "!", "x".repeat(100_000))) {
            assertThat(schema.check(Json.tree(text)))
                    .extracting(Violation::keyword)
                    .isSubsetOf("pattern");
        }
    }

    @Test
    void anOrdinaryPatternIsDecided() {
        JsonSchema schema = JsonSchema.of(Json.object().put("pattern", "^\\p{Letter}+\\d{2}$"));

        assertThat(schema.check(Json.tree("Zoë12"))).isEmpty();
        assertThat(schema.check(Json.tree("Zoë1")))
                .extracting(Violation::keyword)
                .containsExactly("pattern");
        assertThat(schema.check(Json.tree("Zoë12\n")))
                .extracting(Violation::keyword)
                .containsExactly("pattern");
    }
}
