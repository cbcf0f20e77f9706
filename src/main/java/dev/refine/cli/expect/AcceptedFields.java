package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.Pointers;
import java.util.List;

/** An expected document with some fields of an output in it. */
final class AcceptedFields {

    private AcceptedFields() {}

    /**
     * @param before the expected document so far, or an empty object; not changed
     * @param pointers fields that the output has
     */
    static JsonNode taken(JsonNode before, JsonNode output, List<String> pointers) {
        if (pointers.contains("")) {
            return output.deepCopy();
        }
        JsonNode result = before.isContainerNode() ? before.deepCopy() : Json.object();
        pointers.forEach(pointer -> take(result, output, Pointers.segments(pointer)));
        return result;
    }

    /** Down to the field; from a list that is not there yet, the whole list is taken. */
    private static void take(JsonNode target, JsonNode source, List<String> segments) {
        JsonNode to = target;
        JsonNode from = source;
        for (int i = 0; i < segments.size(); i++) {
            String key = segments.get(i);
            JsonNode value = child(from, key);
            JsonNode there = child(to, key);
            boolean last = i == segments.size() - 1;
            boolean sameKind = there.isObject() && value.isObject() || there.isArray() && value.isArray();
            if (last || value.isArray() && !sameKind) {
                set(to, key, value.deepCopy());
                return;
            }
            if (!sameKind) {
                there = Json.object();
                set(to, key, there);
            }
            to = there;
            from = value;
        }
    }

    private static JsonNode child(JsonNode node, String key) {
        return node.isArray() ? node.path(index(key)) : node.path(key);
    }

    private static void set(JsonNode node, String key, JsonNode value) {
        if (node instanceof ObjectNode object) {
            object.set(key, value);
        } else if (node instanceof ArrayNode array && index(key) < array.size()) {
            array.set(index(key), value);
        } else if (node instanceof ArrayNode array) {
            array.add(value);
        }
    }

    private static int index(String key) {
        return key.matches("\\d{1,9}") ? Integer.parseInt(key) : Integer.MAX_VALUE;
    }
}
