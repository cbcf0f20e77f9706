package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.compare.format.Hashes;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;

/** Equality of JSON values: numbers by exact value, object members in any order. No recursion. */
public final class Values {

    private Values() {}

    /** Of a scalar by value; of a container only by its kind and size. */
    public static long hash(JsonNode value) {
        if (value instanceof TextNode text) {
            return Hashes.text(text.textValue());
        }
        return switch (value.getNodeType()) {
            case NUMBER -> number(value);
            case BOOLEAN -> value.booleanValue() ? 0x7121E5L : 0xFA15EL;
            case ARRAY, OBJECT -> Hashes.mix(value.size() * 2L + (value.isArray() ? 1 : 0));
            default -> 0x4E011L;
        };
    }

    private static long number(JsonNode value) {
        return value.isInt() || value.isLong() || value.isShort()
                ? Hashes.number(value.longValue())
                : Hashes.number(value.decimalValue());
    }

    public static boolean equal(JsonNode left, JsonNode right) {
        Deque<JsonNode> rest = new ArrayDeque<>();
        rest.push(left);
        rest.push(right);
        while (!rest.isEmpty()) {
            JsonNode b = rest.pop();
            JsonNode a = rest.pop();
            if (a.getNodeType() != b.getNodeType() || a.size() != b.size()) {
                return false;
            }
            if (!a.isContainerNode()) {
                if (!scalars(a, b)) {
                    return false;
                }
            } else if (!pushMembers(a, b, rest)) {
                return false;
            }
        }
        return true;
    }

    private static boolean pushMembers(JsonNode a, JsonNode b, Deque<JsonNode> rest) {
        if (a.isArray()) {
            for (int i = 0; i < a.size(); i++) {
                rest.push(a.get(i));
                rest.push(b.get(i));
            }
            return true;
        }
        for (Map.Entry<String, JsonNode> member : a.properties()) {
            JsonNode other = b.get(member.getKey());
            if (other == null) {
                return false;
            }
            rest.push(member.getValue());
            rest.push(other);
        }
        return true;
    }

    /** Of two scalars of one kind. */
    private static boolean scalars(JsonNode a, JsonNode b) {
        if (a.isTextual()) {
            return a.textValue().equals(b.textValue());
        }
        if (a.isNumber()) {
            return a.isInt() && b.isInt()
                    ? a.intValue() == b.intValue()
                    : sameNumber(a.decimalValue(), b.decimalValue());
        }
        return a.isNull() || a.booleanValue() == b.booleanValue();
    }

    /** By value. Never brings two numbers to one scale, which could take gigabytes. */
    static boolean sameNumber(BigDecimal a, BigDecimal b) {
        if (a.equals(b)) {
            return true;
        }
        if (extreme(a) || extreme(b)) {
            return false;
        }
        return a.stripTrailingZeros().equals(b.stripTrailingZeros()) || a.signum() == 0 && b.signum() == 0;
    }

    /** Too large an exponent to reckon with. */
    static boolean extreme(BigDecimal number) {
        return Math.abs((long) number.scale()) > 1_000_000_000;
    }
}
