package dev.refine.propose.rules.text;

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
record JsonSpan(int start, int end, Map<String, JsonSpan> members, List<JsonSpan> items) {

    JsonSpan member(String name) {
        return members.get(name);
    }

    String in(String text) {
        return text.substring(start, end);
    }

    boolean isObject(String text) {
        return text.charAt(start) == '{';
    }

    boolean isArray(String text) {
        return text.charAt(start) == '[';
    }
}
