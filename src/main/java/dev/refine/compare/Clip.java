package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.problem.Clipped;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;

/** Compact JSON of a value, cut at a length. Writes no more than it shows and does not recurse. */
final class Clip {

    /** Characters shown of a value. */
    static final int LENGTH = 200;

    private final StringBuilder out = new StringBuilder(LENGTH + 60);
    private final Deque<Iterator<?>> open = new ArrayDeque<>();
    private final StringBuilder closing = new StringBuilder();
    private boolean first = true;

    private Clip() {}

    static String of(JsonNode value) {
        if (!value.isContainerNode()) {
            StringBuilder out = new StringBuilder();
            scalar(out, value);
            return cut(out.toString(), value.isTextual() ? value.textValue().length() + 2 : -1);
        }
        Clip clip = new Clip();
        clip.start(value);
        while (!clip.open.isEmpty() && clip.out.length() <= LENGTH) {
            clip.step();
        }
        return cut(clip.out.toString(), -1);
    }

    private void step() {
        if (!open.peek().hasNext()) {
            open.pop();
            int last = closing.length() - 1;
            out.append(closing.charAt(last));
            closing.setLength(last);
            first = false;
            return;
        }
        Object next = open.peek().next();
        if (!first) {
            out.append(',');
        }
        JsonNode value;
        if (next instanceof Map.Entry<?, ?> member) {
            quote(out, (String) member.getKey());
            out.append(':');
            value = (JsonNode) member.getValue();
        } else {
            value = (JsonNode) next;
        }
        if (value.isContainerNode()) {
            start(value);
        } else {
            scalar(out, value);
            first = false;
        }
    }

    private void start(JsonNode container) {
        boolean array = container.isArray();
        out.append(array ? '[' : '{');
        closing.append(array ? ']' : '}');
        open.push(array ? container.iterator() : container.properties().iterator());
        first = true;
    }

    private static void scalar(StringBuilder out, JsonNode value) {
        if (value.isTextual()) {
            String text = value.textValue();
            quote(out, text.length() > LENGTH ? text.substring(0, LENGTH) : text);
        } else {
            out.append(value.isBigDecimal() ? value.decimalValue().toString() : value.asText());
        }
    }

    /** Plain text needs no library; it is most of what is shown. */
    private static void quote(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\' || c > '~') {
                out.append(Json.compact(text));
                return;
            }
        }
        out.append('"').append(text).append('"');
    }

    private static String cut(String text, int length) {
        if (text.length() <= LENGTH) {
            return text;
        }
        return Clipped.within(text, LENGTH) + (length > 0 ? " (" + length + " characters)" : "");
    }
}
