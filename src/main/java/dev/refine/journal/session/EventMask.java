package dev.refine.journal.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.files.Secrets;
import java.util.Map;
import java.util.Set;

/**
 * Takes secrets out of a record before it becomes one. What a machine looks things up by is left alone, or a session
 * could not be read again: names of cases and files, hashes, and the words of this program.
 */
final class EventMask {

    private static final Set<String> NAMES = Set.of(
            "type",
            "time",
            "caseId",
            "id",
            "key",
            "sha",
            "expectedSha",
            "manifestSha",
            "judging",
            "before",
            "after",
            "path",
            "folder",
            "output",
            "manifest",
            "workload",
            "session",
            "selection",
            "focus",
            "guards",
            "gained",
            "newlyPassing",
            "newlyFailing");

    private final Secrets secrets;

    EventMask(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Whether there is surely no secret in the text of a record. Where something is escaped, only its tree can tell. */
    boolean isClean(String record) {
        return record.indexOf('\\') < 0 && secrets.hide(record).equals(record);
    }

    /** The same tree when it holds no secret. */
    JsonNode hide(JsonNode record) {
        if (record instanceof TextNode text) {
            String hidden = secrets.hide(text.textValue());
            return hidden.equals(text.textValue()) ? text : TextNode.valueOf(hidden);
        } else if (record instanceof ArrayNode array) {
            return array(array);
        } else if (record instanceof ObjectNode object) {
            return object(object);
        }
        return record;
    }

    private JsonNode array(ArrayNode array) {
        ArrayNode copy = null;
        for (int i = 0; i < array.size(); i++) {
            JsonNode hidden = hide(array.get(i));
            if (hidden != array.get(i)) {
                copy = copy == null ? array.deepCopy() : copy;
                copy.set(i, hidden);
            }
        }
        return copy == null ? array : copy;
    }

    private JsonNode object(ObjectNode object) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            JsonNode hidden = NAMES.contains(field.getKey()) ? field.getValue() : hide(field.getValue());
            if (hidden != field.getValue()) {
                copy = copy == null ? object.deepCopy() : copy;
                copy.set(field.getKey(), hidden);
            }
        }
        return copy == null ? object : copy;
    }
}
