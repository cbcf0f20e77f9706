package dev.refine.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * A document written by a person, with the place of every key and value, so that a message can point at it. Values are
 * named by JSON Pointer; the root is {@code ""}. Of a repeated key the last value stands in the tree.
 *
 * @param root the tree
 * @param values where each value begins
 * @param keys where each key begins, by the pointer of its value
 * @param repeated keys given more than once in one object
 */
public record PositionedJson(
        JsonNode root, Map<String, Place> values, Map<String, Place> keys, List<RepeatedKey> repeated) {

    /** A key that its object already had. */
    public record RepeatedKey(String key, Place first, Place again) {}

    private static final int DEEPEST = 32;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(Limits.DIGITS)
                    .build())
            .build();

    /**
     * Reads exactly one value of at most 32 levels.
     *
     * @throws MalformedJsonException when it is not that; the message is one clause in words for people
     */
    public static PositionedJson parse(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return parse(text, parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PositionedJson parse(String text, JsonParser parser) throws IOException {
        try {
            PositionedReading reading = new PositionedReading(parser);
            if (parser.nextToken() == null) {
                throw new MalformedJsonException("it is empty", 1, 1);
            }
            JsonNode root = reading.value("");
            if (parser.nextToken() != null) {
                Place rest = PositionedReading.place(parser);
                throw new MalformedJsonException("something follows after its end", rest.line(), rest.column());
            }
            return reading.finish(root);
        } catch (JsonProcessingException e) {
            // A limit that was passed comes without a place; the parser knows how far it got.
            throw JsonSlip.explain(text, e, e.getLocation() == null ? parser.currentLocation() : e.getLocation());
        }
    }

    /** Where the value begins, or its nearest parent that is there. */
    public Place value(String pointer) {
        for (String at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (values.containsKey(at)) {
                return values.get(at);
            }
        }
        return values.getOrDefault("", Place.START);
    }

    /** Where the key of the value begins; of an element of a list, where the element begins. */
    public Place key(String pointer) {
        return keys.containsKey(pointer) ? keys.get(pointer) : value(pointer);
    }

    /** The pointer of a member. */
    public static String child(String pointer, String key) {
        return pointer + "/" + Pointers.escape(key);
    }
}
