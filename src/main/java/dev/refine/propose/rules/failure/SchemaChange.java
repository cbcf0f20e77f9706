package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.refine.diagnose.FieldName;
import dev.refine.json.Json;
import java.util.List;

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

    /** That the field is of this type, or null where some expected document says so. */
    static SchemaChange type(Finding finding, String type) {
        return keyword(
                finding.field(), "type", finding.mayBeNull() ? Json.tree(List.of(type, "null")) : Json.tree(type));
    }

    /** The same for whole numbers instead of numbers of any kind. */
    public SchemaChange whole() {
        return new SchemaChange(field, kind, keyword, whole(value));
    }

    private static JsonNode whole(JsonNode type) {
        if (type.isArray()) {
            ArrayNode types = Json.array();
            type.forEach(one -> types.add(whole(one)));
            return types;
        }
        return type.asText().equals(Types.NUMBER) ? Json.tree("integer") : type;
    }

    /** What the field is, in words. */
    public static SchemaChange description(FieldName field, String sentence) {
        return keyword(field, "description", Json.tree(sentence));
    }

    static SchemaChange keyword(FieldName field, String keyword, JsonNode value) {
        return new SchemaChange(field, Kind.KEYWORD, keyword, value);
    }
}
