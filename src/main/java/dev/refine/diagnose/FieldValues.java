package dev.refine.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Every value that documents hold at a pattern path. */
public final class FieldValues {

    private FieldValues() {}

    /** In order; a key that is absent from its object is a missing node, so that absence can be counted. */
    public static List<JsonNode> at(FieldName field, Collection<JsonNode> documents) {
        List<String> steps = field.steps();
        List<JsonNode> values = new ArrayList<>();
        documents.forEach(document -> walk(document, steps, 0, values::add));
        return values;
    }

    /** The value at a JSON Pointer; a missing node when there is none. */
    public static JsonNode at(String pointer, JsonNode document) {
        return document == null ? MissingNode.getInstance() : document.at(pointer);
    }

    private static void walk(JsonNode node, List<String> steps, int depth, Consumer<JsonNode> values) {
        if (depth == steps.size()) {
            values.accept(node);
        } else if (steps.get(depth).equals("*") && node.isArray()) {
            node.forEach(item -> walk(item, steps, depth + 1, values));
        } else if (node.isObject()) {
            JsonNode child = node.path(steps.get(depth));
            if (!child.isMissingNode()) {
                walk(child, steps, depth + 1, values);
            } else if (depth == steps.size() - 1) {
                values.accept(child);
            }
        }
    }
}
