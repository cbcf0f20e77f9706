package dev.refine.compare.format;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people write them: grouping, decimal comma, currency, percent, parentheses for negative. */
public final class NumberText {

    private static final int LONGEST = 48;

    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("$", "USD"),
            Map.entry("US$", "USD"),
            Map.entry("USD", "USD"),
            Map.entry("€", "EUR"),
            Map.entry("EUR", "EUR"),
            Map.entry("EURO", "EUR"),
            Map.entry("£", "GBP"),
            Map.entry("GBP", "GBP"),
            Map.entry("¥", "JPY"),
            Map.entry("JPY", "JPY"),
            Map.entry("₹", "INR"),
            Map.entry("INR", "INR"),
            Map.entry("CHF", "CHF"),
            Map.entry("RM", "MYR"),
            Map.entry("MYR", "MYR"),
            Map.entry("A$", "AUD"),
            Map.entry("AUD", "AUD"),
            Map.entry("C$", "CAD"),
            Map.entry("CAD", "CAD"),
            Map.entry("S$", "SGD"),
            Map.entry("SGD", "SGD"),
            Map.entry("SEK", "SEK"),
            Map.entry("NOK", "NOK"),
            Map.entry("DKK", "DKK"),
            Map.entry("PLN", "PLN"),
            Map.entry("ZŁ", "PLN"),
            Map.entry("R$", "BRL"),
            Map.entry("BRL", "BRL"),
            Map.entry("%", "%"));

    private static final Pattern SHAPE = Pattern.compile(
            "([-+−]?)\\s*([^-+\\d\\s.,()]{0,4})\\s*([-+−]?)(\\d[\\d.,'’\\s\\u00A0\\u202F\\u2009]*|\\.\\d+)"
                    + "([eE][-+]?\\d{1,3})?\\s*([^-+\\d\\s.,()]{0,4})");

    private NumberText() {}

    /** The value of a text that is nothing but a number, with or without unit; the likelier one if there are two. */
    public static Optional<BigDecimal> value(String text) {
        return Optional.ofNullable(read(text)).map(Amount::value);
    }

    /** Whether both are numbers of one value, and their units, where both have one, agree. */
    public static boolean same(String a, String b) {
        Amount left = read(a);
        Amount right = left == null ? null : read(b);
        return right != null && left.means(right);
    }

    static Amount read(String text) {
        String trimmed = text.strip();
        if (trimmed.isEmpty() || trimmed.length() > LONGEST || !maybe(trimmed)) {
            return null;
        }
        boolean bracketed = trimmed.startsWith("(") && trimmed.endsWith(")");
        Matcher shape = SHAPE.matcher(bracketed ? trimmed.substring(1, trimmed.length() - 1) : trimmed);
        if (!shape.matches()) {
            return null;
        }
        String sign = shape.group(1) + shape.group(3);
        String unit = unit(shape.group(2), shape.group(6));
        if (unit == null || sign.length() > 1 || bracketed && !sign.isEmpty()) {
            return null;
        }
        boolean negative = bracketed || sign.equals("-") || sign.equals("−");
        return amount(shape.group(4).strip(), shape.group(5) == null ? "" : shape.group(5), unit, negative);
    }

    /** Cheap refusal of words and identifiers: the first digit comes early, and letters before it are a unit. */
    private static boolean maybe(String text) {
        int letters = 0;
        while (letters < text.length() && Character.isLetter(text.charAt(letters))) {
            letters++;
        }
        for (int i = letters; i < Math.min(7, text.length()); i++) {
            if (isDigit(text.charAt(i))) {
                return letters == 0
                        || "-+ .".indexOf(text.charAt(letters)) < 0 && !isDigit(text.charAt(letters))
                        || UNITS.containsKey(text.substring(0, letters).toUpperCase(Locale.ROOT));
            }
        }
        return false;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static String unit(String before, String after) {
        if (before.isEmpty() && after.isEmpty()) {
            return "";
        }
        if (!before.isEmpty() && !after.isEmpty()) {
            return null;
        }
        return UNITS.get((before + after).toUpperCase(Locale.ROOT));
    }

    private static Amount amount(String digits, String exponent, String unit, boolean negative) {
        String[] readings = Digits.readings(digits);
        if (readings == null) {
            return null;
        }
        BigDecimal first = new BigDecimal(readings[0] + exponent);
        BigDecimal second = readings.length == 1 ? first : new BigDecimal(readings[1] + exponent);
        return negative ? new Amount(first.negate(), second.negate(), unit) : new Amount(first, second, unit);
    }
}
