package dev.refine.propose.rules.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.FieldName;
import dev.refine.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaTextTest {

    private static final String SCHEMA = """
            {
              "type": "object",
              "required": ["a"],
              "properties": {
                "a": { "type": "string" },
                "rows": {
                  "type": "array",
                  "items": { "$ref": "#/$defs/row" }
                },
                "from": { "$ref": "#/$defs/party" },
                "to": { "$ref": "#/$defs/party" }
              },
              "$defs": {
                "row": {
                  "properties": {
                    "sku": { "type": "string" }
                  }
                },
                "party": { "properties": { "name": {} } }
              }
            }
            """;

    private final SchemaText schema = SchemaText.of(SCHEMA).orElseThrow();

    @Test
    void isNoneWithoutPropertiesOrWithoutJson() {
        assertThat(SchemaText.of("type: object")).isEmpty();
        assertThat(SchemaText.of("[1]")).isEmpty();
        assertThat(SchemaText.of("{\"a\": 1}")).isEmpty();
    }

    @Test
    void addsAKeywordOnTheSameLineWhereTheOthersStandSo() {
        assertThat(after(schema.set(new FieldName("/a"), "enum", Json.parse("[\"x\",\"y [ \"]"))))
                .isEqualTo(SCHEMA.replace(
                        "\"a\": { \"type\": \"string\" }",
                        "\"a\": { \"type\": \"string\", \"enum\": [\"x\", \"y [ \"] }"));
    }

    @Test
    void replacesAKeywordThatStands() {
        assertThat(after(schema.set(new FieldName("/a"), "type", Json.parse("[\"string\",\"null\"]"))))
                .isEqualTo(SCHEMA.replace(
                        "\"a\": { \"type\": \"string\" }", "\"a\": { \"type\": [\"string\", \"null\"] }"));
    }

    @Test
    void declaresAPropertyOnALineOfItsOwnThroughAReference() {
        assertThat(after(schema.declare(new FieldName("/rows/*/qty"), Json.parse("{\"type\":\"number\"}"))))
                .isEqualTo(SCHEMA.replace(
                        "        \"sku\": { \"type\": \"string\" }\n",
                        "        \"sku\": { \"type\": \"string\" },\n        \"qty\": {\"type\": \"number\"}\n"));
        assertThat(schema.declare(new FieldName("/a"), Json.object())).isEmpty();
    }

    @Test
    void requiresAKeyOnceAndBeginsTheListWhereThereIsNone() {
        assertThat(after(schema.require(new FieldName("/rows"))))
                .isEqualTo(SCHEMA.replace("[\"a\"]", "[\"a\", \"rows\"]"));
        assertThat(schema.require(new FieldName("/a"))).isEmpty();
        assertThat(after(schema.require(new FieldName("/rows/*/sku"))))
                .isEqualTo(SCHEMA.replace(
                        "      }\n    },\n    \"party\"",
                        "      },\n      \"required\": [\"sku\"]\n    },\n    \"party\""));
    }

    @Test
    void fillsEmptyObjects() {
        assertThat(after(schema.set(new FieldName("/from/name"), "type", Json.tree("string"))))
                .isEqualTo(SCHEMA.replace("\"name\": {}", "\"name\": {\"type\": \"string\"}"));
    }

    @Test
    void knowsWhatSeveralPlacesReferTo() {
        assertThat(schema.isShared(new FieldName("/from/name"))).isTrue();
        assertThat(schema.isShared(new FieldName("/rows/*/sku"))).isFalse();
    }

    @Test
    void keepsCarriageReturns() {
        String windows = SCHEMA.replace("\n", "\r\n");
        Splice splice = SchemaText.of(windows)
                .orElseThrow()
                .declare(new FieldName("/b"), Json.parse("{}"))
                .orElseThrow();
        assertThat(splice.text()).isEqualTo(",\r\n    \"b\": {}");
    }

    private static String after(Optional<Splice> splice) {
        String changed = splice.orElseThrow().applyTo(SCHEMA);
        Json.parse(changed);
        return changed;
    }
}
