package dev.refine.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The three words for confidence. Numbers up to 1 are shares, larger ones percent; what says nothing is Medium. */
final class Confidence {

    private static final double HIGH = 0.75;
    private static final double LOW = 0.4;

    private Confidence() {}

    static String of(JsonNode given) {
        if (given.isNumber()) {
            return ofNumber(given.doubleValue());
        }
        String word = given.asText("").strip().toLowerCase(Locale.ROOT);
        if (word.matches("\\d{1,3}(\\.\\d{1,9})?\\s*%?")) {
            double value = Double.parseDouble(word.replaceAll("[\\s%]", ""));
            return ofNumber(word.endsWith("%") ? value / 100 : value);
        }
        if (word.contains("high")) {
            return "High";
        }
        return word.contains("low") ? "Low" : "Medium";
    }

    private static String ofNumber(double value) {
        double share = value > 1 ? value / 100 : value;
        if (share >= HIGH) {
            return "High";
        }
        return share >= LOW ? "Medium" : "Low";
    }
}
