package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.refine.json.JsonSchema;
import dev.refine.json.Pointers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Which keys the schema knows at a place of the manifest. */
final class ManifestKeys {

    private static final JsonNode SCHEMA = JsonSchema.source("manifest.schema.json");

    private ManifestKeys() {}

    /** The keys allowed in the object at a pointer, as the schema orders them. */
    static List<String> at(String pointer) {
        List<String> keys = new ArrayList<>();
        keyword(schema(pointer), "properties").fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** Whether the value at a pointer may be a text. */
    static boolean takesText(String pointer) {
        JsonNode type = keyword(schema(pointer), "type");
        return StreamSupport.stream(type.spliterator(), false)
                        .anyMatch(one -> one.asText().equals("string"))
                || type.asText().equals("string");
    }

    private static JsonNode schema(String pointer) {
        JsonNode schema = SCHEMA;
        for (String step : Pointers.segments(pointer)) {
            JsonNode member = keyword(schema, "properties").path(step);
            schema = member.isMissingNode() ? keyword(schema, "items") : member;
        }
        return schema;
    }

    /** The one member of the manifest whose keys have this one, for a key that stands one level too high. */
    static Optional<String> home(String key) {
        List<String> homes = at("").stream()
                .filter(member -> keyword(keyword(SCHEMA, "properties").path(member), "properties")
                        .has(key))
                .toList();
        return homes.size() == 1 ? Optional.of(homes.get(0)) : Optional.empty();
    }

    /** The keyword of a schema or of what it refers to. */
    private static JsonNode keyword(JsonNode schema, String name) {
        for (JsonNode at = schema; !at.isMissingNode(); at = referred(at)) {
            if (at.has(name)) {
                return at.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static JsonNode referred(JsonNode schema) {
        String reference = schema.path("$ref").asText("");
        return reference.isEmpty() ? MissingNode.getInstance() : SCHEMA.at(reference.substring(1));
    }
}
