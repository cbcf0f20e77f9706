package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/**
 * Numbers of a few characters and of millions of digits, such as {@code 1e9999999}. To reckon with one takes minutes and
 * gigabytes: the schema library does, and whoever looks for rounding or units would.
 */
public final class ExtremeNumbers {

    private ExtremeNumbers() {}

    static boolean areIn(JsonNode tree) {
        Deque<JsonNode> rest = new ArrayDeque<>();
        rest.push(tree);
        while (!rest.isEmpty()) {
            JsonNode node = rest.pop();
            if (isOne(node)) {
                return true;
            }
            node.forEach(rest::push);
        }
        return false;
    }

    /** The tree, in which such a number is the text of its digits; the same one if it holds none. */
    public static JsonNode asTexts(JsonNode tree) {
        if (isOne(tree)) {
            return text(tree);
        }
        if (!areIn(tree)) {
            return tree;
        }
        JsonNode copy = tree.deepCopy();
        Deque<JsonNode> rest = new ArrayDeque<>();
        rest.push(copy);
        while (!rest.isEmpty()) {
            JsonNode node = rest.pop();
            replaceIn(node);
            node.forEach(rest::push);
        }
        return copy;
    }

    private static void replaceIn(JsonNode parent) {
        if (parent instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (isOne(array.get(i))) {
                    array.set(i, text(array.get(i)));
                }
            }
        } else if (parent instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                if (isOne(member.getValue())) {
                    member.setValue(text(member.getValue()));
                }
            }
        }
    }

    private static TextNode text(JsonNode number) {
        return TextNode.valueOf(number.decimalValue().toString());
    }

    private static boolean isOne(JsonNode node) {
        if (!node.isBigDecimal()) {
            return false;
        }
        BigDecimal value = node.decimalValue();
        return Math.abs((long) value.precision() - value.scale() - 1) > Limits.EXPONENT
                || value.scale() > Limits.EXPONENT + Limits.DIGITS;
    }
}
