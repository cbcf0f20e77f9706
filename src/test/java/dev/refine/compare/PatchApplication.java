package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 6902 as far as the patches of {@link JsonPatch} use it. */
final class PatchApplication {

    private PatchApplication() {}

    static JsonNode apply(JsonNode document, JsonNode patch) {
        JsonNode result = document.deepCopy();
        for (JsonNode operation : patch) {
            String path = operation.get("path").textValue();
            if (path.isEmpty()) {
                result = operation.get("value").deepCopy();
                continue;
            }
            int cut = path.lastIndexOf('/');
            JsonNode parent = result.at(path.substring(0, cut));
            String last = path.substring(cut + 1).replace("~1", "/").replace("~0", "~");
            apply(operation, parent, last);
        }
        return result;
    }

    private static void apply(JsonNode operation, JsonNode parent, String last) {
        JsonNode value = operation.has("value") ? operation.get("value").deepCopy() : null;
        String op = operation.get("op").textValue();
        if (parent instanceof ObjectNode object) {
            if (op.equals("add") == object.has(last)) {
                throw new AssertionError(operation + " does not fit");
            }
            if (op.equals("remove")) {
                object.remove(last);
            } else {
                object.set(last, value);
            }
        } else {
            ArrayNode array = (ArrayNode) parent;
            int at = Integer.parseInt(last);
            if (at > array.size() - (op.equals("add") ? 0 : 1)) {
                throw new AssertionError(operation + " is out of range");
            }
            switch (op) {
                case "add" -> array.insert(at, value);
                case "remove" -> array.remove(at);
                default -> array.set(at, value);
            }
        }
    }
}
