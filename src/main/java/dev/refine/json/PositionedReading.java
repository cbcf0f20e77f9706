package dev.refine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One pass over the tokens that builds the tree and notes the places. Depth is bounded by the parser. */
final class PositionedReading {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final Map<String, Place> values = new HashMap<>();
    private final Map<String, Place> keys = new HashMap<>();
    private final List<PositionedJson.RepeatedKey> repeated = new ArrayList<>();

    PositionedReading(JsonParser parser) {
        this.parser = parser;
    }

    PositionedJson finish(JsonNode root) {
        return new PositionedJson(root, Map.copyOf(values), Map.copyOf(keys), List.copyOf(repeated));
    }

    static Place place(JsonParser parser) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
    }

    /** The value whose first token is the current one. */
    JsonNode value(String pointer) throws IOException {
        values.put(pointer, place(parser));
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(decimal());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private JsonNode integer() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private BigDecimal decimal() throws IOException {
        try {
            BigDecimal number = parser.getDecimalValue();
            if (Math.abs((long) number.scale()) <= Limits.EXPONENT) {
                return number;
            }
        } catch (NumberFormatException e) {
            // An exponent past what the library can hold is the same slip as one past our own limit.
        }
        Place place = place(parser);
        throw new MalformedJsonException("a number is beyond all measure", place.line(), place.column());
    }

    private JsonNode object(String pointer) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = PositionedJson.child(pointer, key);
            Place place = place(parser);
            Place before = keys.put(child, place);
            if (before != null) {
                repeated.add(new PositionedJson.RepeatedKey(key, before, place));
                forget(child);
            }
            parser.nextToken();
            object.set(key, value(child));
        }
        return object;
    }

    /** The earlier value of a repeated key is not in the tree, so its parts have no place. */
    private void forget(String pointer) {
        values.keySet().removeIf(known -> known.startsWith(pointer + "/"));
        keys.keySet().removeIf(known -> known.startsWith(pointer + "/"));
    }

    private JsonNode array(String pointer) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            array.add(value(pointer + "/" + i));
        }
        return array;
    }
}
