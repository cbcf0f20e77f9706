package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import java.util.Map;

/** Values and types of JSON in words. */
final class ValueWords {

    private static final int LONGEST = 60;

    private static final Map<String, String> TYPES = Map.of(
            "string", "a text",
            "array", "a list",
            "object", "an object",
            "number", "a number",
            "integer", "a whole number",
            "boolean", "true or false");

    private ValueWords() {}

    static String ofType(String type) {
        return TYPES.getOrDefault(type, type);
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "the text " + clip(Json.compact(value));
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case OBJECT -> value.isEmpty() ? "an empty object" : "an object";
            case NUMBER -> "the number " + clip(value.asText());
            default -> clip(value.asText());
        };
    }

    static String clip(String text) {
        return Clipped.of(text, LONGEST);
    }
}
