package dev.refine.propose.rules.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import dev.refine.json.Json;
import dev.refine.json.JsonScanner;
import dev.refine.json.JsonSpan;
import dev.refine.json.MalformedJsonException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON Schema as text: finds the part that describes a field and adds to it with the layout kept. */
public final class SchemaText {

    private static final int REFERENCES = 20;

    private final String text;
    private final String lineEnd;
    private final JsonSpan root;
    private final JsonNode tree;

    private SchemaText(String text, JsonNode tree) {
        this.text = text;
        this.tree = tree;
        this.lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
        this.root = JsonScanner.scan(text);
    }

    /** Nothing when the text is no JSON object, or none that describes properties or items. */
    public static Optional<SchemaText> of(String text) {
        try {
            JsonNode tree = Json.parse(text);
            boolean schema = tree.isObject()
                    && (tree.has("properties") || tree.has("items") || tree.has("$schema") || tree.has("$ref"));
            return schema ? Optional.of(new SchemaText(text, tree)) : Optional.empty();
        } catch (MalformedJsonException notJson) {
            return Optional.empty();
        }
    }

    String text() {
        return text;
    }

    /** The subschema of the field, references within the file followed. */
    public Optional<JsonNode> schemaOf(FieldName field) {
        return locate(field).map(span -> Json.parse(span.in(text)));
    }

    /** Whether the part that describes the field is referred to from several places, so that a change would strike others. */
    public boolean isShared(FieldName field) {
        Set<String> references = new HashSet<>();
        walk(field, references);
        return references.stream().anyMatch(reference -> SearchText.occurrences(text, reference) > 1);
    }

    /** Adds a member to the field's subschema, or replaces its value. */
    public Optional<Splice> set(FieldName field, String keyword, JsonNode value) {
        return locate(field).filter(span -> span.isObject(text)).map(span -> set(span, keyword, value));
    }

    /** Adds the field's key to {@code required} of the object that holds it. */
    public Optional<Splice> require(FieldName field) {
        return locate(field.parent()).filter(span -> span.isObject(text)).flatMap(span -> {
            JsonSpan required = span.member("required");
            if (required == null) {
                return Optional.of(set(span, "required", Json.tree(List.of(field.key()))));
            }
            String item = Json.compact(field.key());
            boolean listed =
                    required.items().stream().anyMatch(entry -> entry.in(text).equals(item));
            return listed || !required.isArray(text)
                    ? Optional.empty()
                    : Optional.of(insertLast(required, required.items(), item));
        });
    }

    /** Adds a property to the object that holds the field; nothing when it stands there or the object is unknown. */
    public Optional<Splice> declare(FieldName field, JsonNode subschema) {
        return locate(field.parent()).filter(span -> span.isObject(text)).flatMap(span -> {
            JsonSpan properties = span.member("properties");
            return properties == null || properties.member(field.key()) != null
                    ? Optional.empty()
                    : Optional.of(set(properties, field.key(), subschema));
        });
    }

    private Splice set(JsonSpan object, String name, JsonNode value) {
        JsonSpan standing = object.member(name);
        if (standing != null) {
            return new Splice(standing.start(), standing.end(), spaced(value));
        }
        return insertLast(object, List.copyOf(object.members().values()), Json.compact(name) + ": " + spaced(value));
    }

    /** Behind the last child: on a line of its own where the last one stands so. */
    private Splice insertLast(JsonSpan parent, List<JsonSpan> children, String written) {
        if (children.isEmpty()) {
            return new Splice(
                    parent.start(),
                    parent.end(),
                    text.charAt(parent.start()) + written + text.charAt(parent.end() - 1));
        }
        int end = children.get(children.size() - 1).end();
        boolean ownLine = text.substring(end, parent.end()).contains("\n");
        String gap = ownLine ? lineEnd + indent(parent) : " ";
        return Splice.insert(end, "," + gap + written);
    }

    /** What the first child's line begins with. */
    private String indent(JsonSpan parent) {
        int first = parent.start() + 1;
        while (Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        return text.substring(text.lastIndexOf('\n', first) + 1, first);
    }

    private Optional<JsonSpan> locate(FieldName field) {
        return walk(field, new HashSet<>());
    }

    /** Follows the keys and rows of the path, and notes the references on the way. */
    private Optional<JsonSpan> walk(FieldName field, Set<String> references) {
        JsonSpan span = resolve(root, references);
        for (String step : field.steps()) {
            if (span == null) {
                return Optional.empty();
            }
            JsonSpan holder = span.member(step.equals("*") ? "items" : "properties");
            JsonSpan child = holder == null || step.equals("*") ? holder : holder.member(step);
            span = child == null ? null : resolve(child, references);
        }
        return Optional.ofNullable(span);
    }

    private JsonSpan resolve(JsonSpan span, Set<String> references) {
        JsonSpan now = span;
        for (int hop = 0; hop < REFERENCES && now != null && now.member("$ref") != null; hop++) {
            String written = now.member("$ref").in(text);
            references.add(written);
            String reference = Json.parse(written).asText();
            now = reference.startsWith("#/") && !tree.at(reference.substring(1)).isMissingNode()
                    ? byPointer(reference.substring(2))
                    : null;
        }
        return now;
    }

    private JsonSpan byPointer(String pointer) {
        JsonSpan span = root;
        for (String part : pointer.split("/")) {
            span = span == null ? null : span.member(part.replace("~1", "/").replace("~0", "~"));
        }
        return span;
    }

    /** One line with spaces behind commas and colons, as people write short values. */
    private static String spaced(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(spaced(item)));
            return "[" + String.join(", ", parts) + "]";
        }
        if (value.isObject()) {
            value.properties()
                    .forEach(member -> parts.add(Json.compact(member.getKey()) + ": " + spaced(member.getValue())));
            return "{" + String.join(", ", parts) + "}";
        }
        return Json.compact(value);
    }
}
