package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;

/**
 * One addition to a JSON Schema.
 *
 * @param field whose subschema changes; for {@code REQUIRED} and {@code PROPERTY} the field that is required or declared
 * @param kind what is added
 * @param keyword for {@code KEYWORD}: its name
 * @param value its value, or the subschema of a new property; null for {@code REQUIRED} and {@code NULLABLE}
 */
public record SchemaChange(FieldName field, Kind kind, String keyword, JsonNode value) {

    public enum Kind {
        REQUIRED,
        PROPERTY,
        /** Adds null to the types that the field may have. */
        NULLABLE,
        KEYWORD
    }

    static SchemaChange nullable(FieldName field) {
        return new SchemaChange(field, Kind.NULLABLE, "type", null);
    }

    static SchemaChange required(FieldName field) {
        return new SchemaChange(field, Kind.REQUIRED, "", null);
    }

    static SchemaChange keyword(FieldName field, String keyword, JsonNode value) {
        return new SchemaChange(field, Kind.KEYWORD, keyword, value);
    }
}
