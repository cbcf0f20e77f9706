package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One try to read a value from a place in a text.
 *
 * @param value what was read, partial unless the end is {@code WHOLE}; null when nothing was
 * @param end why reading stopped
 * @param stop characters consumed since the place, or the offset of the fault
 * @param message the fault in words
 */
record ReadAttempt(JsonNode value, End end, int stop, String message, List<Oddity> oddities) {

    enum End {
        WHOLE,
        TRUNCATED,
        SYNTAX,
        TOO_DEEP,
        TOO_LARGE
    }

    boolean whole() {
        return end == End.WHOLE;
    }

    /** Whether it holds anything that would be lost by looking elsewhere. */
    boolean hasContent() {
        return value != null && value.isContainerNode() && !value.isEmpty();
    }
}
