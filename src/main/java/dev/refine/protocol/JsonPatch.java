package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.JsonScanner;
import dev.refine.json.JsonSpan;
import dev.refine.json.MalformedJsonException;
import dev.refine.json.Pointers;
import java.util.ArrayList;
import java.util.List;

/** RFC 6902 on a text: what no operation names keeps its layout. */
final class JsonPatch {

    private static final int ONE_LINE = 80;

    private final String at;
    private String text;

    private JsonPatch(String text, String at) {
        this.text = text;
        this.at = at;
    }

    /** @param at how to call the patch in a misfit */
    static String apply(String text, JsonNode operations, String at) throws MisfitException {
        ReplyShape.requireArray(operations, at);
        JsonPatch patch = new JsonPatch(text, at);
        for (int i = 0; i < operations.size(); i++) {
            patch.apply(operations.get(i), at + "[" + i + "]");
        }
        return patch.text;
    }

    private void apply(JsonNode operation, String where) throws MisfitException {
        JsonSpan root = root();
        String path = pointer(operation, "path", where);
        switch (operation.path("op").asText()) {
            case "add" -> add(path, value(operation, where), where);
            case "replace" -> replace(find(root, path, where), value(operation, where));
            case "remove" -> remove(path, where);
            case "test" -> test(Json.parse(find(root, path, where).in(text)), value(operation, where), where);
            case "copy" -> add(path, from(operation, root, where), where);
            case "move" -> {
                JsonNode moved = from(operation, root, where);
                remove(pointer(operation, "from", where), where);
                add(path, moved, where);
            }
            default ->
                throw new MisfitException(where + ".op is " + ReplyShape.shown(operation.path("op"))
                        + "; known are add, remove, replace, move, copy and test");
        }
    }

    private JsonNode from(JsonNode operation, JsonSpan root, String where) throws MisfitException {
        return Json.parse(find(root, pointer(operation, "from", where), where).in(text));
    }

    private void add(String path, JsonNode value, String where) throws MisfitException {
        if (path.isEmpty()) {
            replace(root(), value);
            return;
        }
        JsonSpan parent = find(root(), parent(path), where);
        String key = key(path);
        if (parent.isObject(text)) {
            JsonSpan standing = parent.member(key);
            if (standing != null) {
                replace(standing, value);
            } else {
                insert(parent, parent.members().size(), Json.compact(key) + ": ", value);
            }
            return;
        }
        int index = key.equals("-") ? parent.items().size() : index(key);
        if (!parent.isArray(text) || index < 0 || index > parent.items().size()) {
            throw missing(path, where);
        }
        insert(parent, index, "", value);
    }

    private void insert(JsonSpan parent, int index, String label, JsonNode value) {
        List<JsonSpan> children = children(parent);
        if (children.isEmpty()) {
            String indent = indentAt(parent.start());
            boolean member = parent.isObject(text);
            String body = member ? "\n" + indent + "  " + label + written(value, indent + "  ") + "\n" + indent : "";
            splice(parent.start() + 1, parent.end() - 1, member ? body : label + written(value, indent));
            return;
        }
        JsonSpan neighbour = children.get(Math.max(0, index - 1));
        int before = index == 0 ? parent.start() + 1 : children.get(index - 1).end();
        boolean ownLine = text.substring(children.get(children.size() - 1).end(), parent.end())
                .contains("\n");
        String indent = indentAt(neighbour.start());
        String gap = ownLine ? "\n" + indent : index == 0 ? "" : " ";
        String written = label + written(value, indent);
        splice(before, before, index == 0 ? gap + written + (ownLine ? "," : ", ") : "," + gap + written);
    }

    private void remove(String path, String where) throws MisfitException {
        if (path.isEmpty()) {
            throw new MisfitException(where + ".path is empty; a schema cannot be removed");
        }
        JsonSpan parent = find(root(), parent(path), where);
        JsonSpan gone = find(root(), path, where);
        List<JsonSpan> children = children(parent);
        int index = children.indexOf(gone);
        if (index > 0) {
            splice(children.get(index - 1).end(), gone.end(), "");
        } else if (children.size() > 1) {
            splice(parent.start() + 1, text.indexOf(',', gone.end()) + 1, "");
        } else {
            splice(parent.start() + 1, parent.end() - 1, "");
        }
    }

    private void replace(JsonSpan span, JsonNode value) {
        splice(span.start(), span.end(), written(value, indentAt(span.start())));
    }

    private void test(JsonNode standing, JsonNode value, String where) throws MisfitException {
        if (!standing.equals(value)) {
            throw new MisfitException(where + ": there stands " + ReplyShape.shown(standing));
        }
    }

    private JsonSpan find(JsonSpan root, String path, String where) throws MisfitException {
        JsonSpan span = root;
        for (String step : Pointers.segments(path)) {
            int index = span.isArray(text) ? index(step) : -1;
            span = span.isObject(text)
                    ? span.member(step)
                    : index >= 0 && index < span.items().size() ? span.items().get(index) : null;
            if (span == null) {
                throw missing(path, where);
            }
        }
        return span;
    }

    private JsonSpan root() throws MisfitException {
        try {
            Json.parse(text);
            return JsonScanner.scan(text);
        } catch (MalformedJsonException e) {
            throw new MisfitException(at + " is for files that are JSON; this one is not");
        }
    }

    private void splice(int from, int to, String with) {
        text = text.substring(0, from) + with + text.substring(to);
    }

    private static List<JsonSpan> children(JsonSpan parent) {
        return parent.items().isEmpty() ? new ArrayList<>(parent.members().values()) : parent.items();
    }

    /** What the line of a position begins with. */
    private String indentAt(int position) {
        int line = text.lastIndexOf('\n', position - 1) + 1;
        int end = line;
        while (end < position && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    /** On one line where that is short, else indented to where it will stand. */
    private static String written(JsonNode value, String indent) {
        String compact = Json.compact(value);
        return compact.length() <= ONE_LINE
                ? compact
                : Json.pretty(value).strip().replace("\r\n", "\n").replace("\n", "\n" + indent);
    }

    private static JsonNode value(JsonNode operation, String where) throws MisfitException {
        if (!operation.has("value")) {
            throw new MisfitException(where + ".value is missing");
        }
        return operation.get("value");
    }

    private static String pointer(JsonNode operation, String field, String where) throws MisfitException {
        JsonNode path = operation.path(field);
        if (!path.isTextual()
                || !path.textValue().isEmpty() && !path.textValue().startsWith("/")) {
            throw new MisfitException(where + "." + field + " is " + ReplyShape.shown(path)
                    + "; it must be a JSON Pointer, which begins with \"/\"");
        }
        return path.textValue();
    }

    private static MisfitException missing(String path, String where) {
        return new MisfitException(where + ": " + ReplyShape.shown(Json.tree(path)) + " does not exist");
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/'));
    }

    private static String key(String path) {
        List<String> segments = Pointers.segments(path);
        return segments.get(segments.size() - 1);
    }

    private static int index(String step) {
        return step.matches("0|[1-9]\\d{0,6}") ? Integer.parseInt(step) : -1;
    }
}
