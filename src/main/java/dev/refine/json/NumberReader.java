package dev.refine.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Turns the digits of a JSON number into a node, exactly. What cannot be a number safely stays text. */
final class NumberReader {

    private NumberReader() {}

    static JsonNode read(String digits) {
        if (isNotNumber(digits) || digits.length() > Limits.DIGITS) {
            return TextNode.valueOf(digits);
        }
        if (isInteger(digits)) {
            return integer(digits);
        }
        try {
            return DecimalNode.valueOf(new BigDecimal(digits));
        } catch (NumberFormatException e) {
            return TextNode.valueOf(digits);
        }
    }

    private static JsonNode integer(String digits) {
        if (digits.length() < 10) {
            return IntNode.valueOf(Integer.parseInt(digits));
        }
        if (digits.length() < 19) {
            long value = Long.parseLong(digits);
            return (int) value == value ? IntNode.valueOf((int) value) : LongNode.valueOf(value);
        }
        return BigIntegerNode.valueOf(new BigInteger(digits));
    }

    private static boolean isInteger(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    static boolean isNotNumber(String digits) {
        return digits.endsWith("N") || digits.endsWith("y") || digits.endsWith("F");
    }

    /** Too many digits, or an exponent that nobody means. */
    static boolean isHuge(String digits) {
        if (digits.length() > Limits.DIGITS) {
            return true;
        }
        int mark = Math.max(digits.indexOf('e'), digits.indexOf('E'));
        if (mark < 0) {
            return false;
        }
        String exponent = digits.substring(mark + 1).replace("+", "").replace("-", "");
        int nonZero = 0;
        while (nonZero < exponent.length() && exponent.charAt(nonZero) == '0') {
            nonZero++;
        }
        String value = exponent.substring(nonZero);
        return value.length() > 3 || !value.isEmpty() && Integer.parseInt(value) > Limits.EXPONENT;
    }
}
