package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.JsonSchema;

/** Holds a result to its published schema. */
final class Shape {

    private Shape() {}

    /** @param schema a file of {@code schemas/} */
    static JsonNode checked(String schema, Outcome outcome) {
        JsonNode document = outcome.json();
        assertThat(JsonSchema.builtIn(schema).check(document)).as(outcome.out()).isEmpty();
        return document;
    }
}
