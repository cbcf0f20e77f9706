package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the reply among prose, code fences and progress lines: the last object with a field of the protocol. */
final class EmbeddedJson {

    /** Characters looked at before giving up; braces that never close would else cost the square of the length. */
    private static final long MOST_WORK = 100_000_000;

    private static final List<String> REPLY_FIELDS = List.of("edits", "candidates", "hypothesis", "noChangeReason");

    private static final Pattern CUT_OBJECT = Pattern.compile("\\{\\s*\"");

    private final String text;

    EmbeddedJson(String text) {
        this.text = text;
    }

    Optional<JsonNode> lastReply() {
        JsonNode last = null;
        int from = text.indexOf('{');
        long work = 0;
        while (from >= 0 && work < MOST_WORK) {
            int end = endOfObject(from);
            work += (end < 0 ? text.length() : end) - from;
            JsonNode node = end < 0 ? null : parse(text.substring(from, end));
            if (node != null && REPLY_FIELDS.stream().anyMatch(node::has)) {
                last = node;
            }
            from = text.indexOf('{', node == null ? from + 1 : end);
        }
        return Optional.ofNullable(last);
    }

    /** Whether the text is the beginning of an object that never ends. */
    boolean isCutObject() {
        return CUT_OBJECT.matcher(text).lookingAt() && endOfObject(0) < 0;
    }

    /** Behind the brace that closes the one at {@code from}, or -1. Braces inside strings do not count. */
    private int endOfObject(int from) {
        int depth = 0;
        boolean inString = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    inString = false;
                }
            } else if (c == '"') {
                inString = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    private static JsonNode parse(String candidate) {
        try {
            return Json.parse(candidate);
        } catch (MalformedJsonException e) {
            return null;
        }
    }
}
