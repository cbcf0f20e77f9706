package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;

/**
 * One addition to a JSON Schema.
 *
 * @param field whose subschema changes; for {@code REQUIRED} and {@code PROPERTY} the field that is required or declared
 * @param kind what is added
 * @param keyword for {@code KEYWORD}: its name
 * @param value its value, or the subschema of a new property; null for {@code REQUIRED}
 */
public record SchemaChange(FieldName field, Kind kind, String keyword, JsonNode value) {

    public enum Kind {
        REQUIRED,
        PROPERTY,
        KEYWORD
    }

    static SchemaChange keyword(FieldName field, String keyword, JsonNode value) {
        return new SchemaChange(field, Kind.KEYWORD, keyword, value);
    }
}
