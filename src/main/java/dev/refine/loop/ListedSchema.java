package dev.refine.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.edit.EditableText;
import dev.refine.json.InvalidSchemaException;
import dev.refine.json.Json;
import dev.refine.json.JsonSchema;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.MetaSchema;
import dev.refine.json.Violation;
import dev.refine.workload.EditableFile;
import dev.refine.workload.FileRole;
import java.util.List;
import java.util.Optional;

/** A listed file as a JSON Schema, where it is one. */
final class ListedSchema {

    private ListedSchema() {}

    /** Empty for a prompt, and for a schema in another language. */
    static Optional<JsonSchema> of(EditableFile file, byte[] bytes) {
        if (file.role() != FileRole.SCHEMA) {
            return Optional.empty();
        }
        try {
            JsonNode tree = Json.parse(EditableText.of(file, bytes).text());
            return tree.isObject() && MetaSchema.fault(tree).isEmpty()
                    ? Optional.of(JsonSchema.of(tree))
                    : Optional.empty();
        } catch (MalformedJsonException e) {
            return Optional.empty();
        }
    }

    /** What the document breaks. A schema that turns out to mean nothing, such as one that is itself, allows all. */
    static List<Violation> broken(JsonSchema schema, JsonNode document) {
        try {
            return schema.check(document);
        } catch (InvalidSchemaException e) {
            return List.of();
        }
    }
}
