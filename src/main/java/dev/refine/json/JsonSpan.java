package dev.refine.json;

import java.util.List;
import java.util.Map;

/**
 * A JSON value by its position in a text.
 *
 * @param start its first character
 * @param end behind its last one
 * @param members of an object, in order; empty otherwise
 * @param items of an array; empty otherwise
 */
public record JsonSpan(int start, int end, Map<String, JsonSpan> members, List<JsonSpan> items) {

    public JsonSpan member(String name) {
        return members.get(name);
    }

    public String in(String text) {
        return text.substring(start, end);
    }

    public boolean isObject(String text) {
        return text.charAt(start) == '{';
    }

    public boolean isArray(String text) {
        return text.charAt(start) == '[';
    }
}
