package dev.refine.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetaSchemaTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "{}",
                "{\"type\": [\"string\", \"null\"], \"x-note\": 1}",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": [{}]}",
                "{\"$schema\": \"http://json-schema.org/draft-04/schema#\", \"exclusiveMinimum\": true, \"minimum\": 1}",
                "{\"items\": {\"$ref\": \"#\"}}"
            })
    void findsNothingWrongWithSchemas(String text) {
        assertThat(MetaSchema.fault(Json.parse(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\": \"strin\"}; the value at /type may not be there",
                "{\"properties\": {\"a\": {\"enum\": 5}}}; the value at /properties/a/enum may not be there",
                "{\"required\": \"total\"}; the value at /required may not be there",
                "{\"$schema\": \"http://json-schema.org/draft-07/schema#\", \"items\": 1};"
                        + " the value at /items may not be there",
                "[]; 'a schema is an object, true or false'",
                "{\"$ref\": \"#/$defs/none\"}; 'it is not a schema, or refers to what is not in it'"
            })
    void namesTheFault(String text, String fault) {
        assertThat(MetaSchema.fault(Json.parse(text))).contains(fault);
    }

    @Test
    void survivesDepth() {
        String deep = "{\"not\":".repeat(900) + "{}" + "}".repeat(900);
        assertThat(MetaSchema.fault(Json.parse(deep)))
                .satisfiesAnyOf(
                        fault -> assertThat(fault).isEmpty(),
                        fault -> assertThat(fault.orElseThrow()).contains("deep"));
    }
}
