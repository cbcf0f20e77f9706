package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What some rows have in common that other rows have not. */
final class RowTrait {

    private RowTrait() {}

    /** Completes "those …": {@code whose "price" is negative}; nothing when too few rows can tell. */
    static Optional<String> of(List<JsonNode> some, List<JsonNode> all) {
        List<JsonNode> others = new ArrayList<>(all);
        some.forEach(others::remove);
        if (some.size() < 2 || others.size() < 2) {
            return Optional.empty();
        }
        for (Map.Entry<String, Predicate<JsonNode>> trait : traits(some.get(0)).entrySet()) {
            long hits = some.stream().filter(trait.getValue()).count();
            long strays = others.stream().filter(trait.getValue()).count();
            if (hits * 5 >= some.size() * 4L && strays * 5 <= others.size()) {
                return Optional.of(trait.getKey());
            }
        }
        return Optional.empty();
    }

    private static Map<String, Predicate<JsonNode>> traits(JsonNode sample) {
        Map<String, Predicate<JsonNode>> traits = new LinkedHashMap<>();
        sample.properties().forEach(member -> {
            String key = member.getKey();
            JsonNode value = member.getValue();
            String whose = "whose " + Words.quoted(key) + " is ";
            if (value.isNumber()) {
                traits.put(
                        whose + "negative", row -> row.path(key).decimalValue().signum() < 0);
                traits.put(
                        whose + "zero",
                        row -> row.path(key).isNumber()
                                && row.path(key).decimalValue().signum() == 0);
            } else if (value.isNull()) {
                traits.put(
                        whose + "not given (write null there)",
                        row -> row.path(key).isNull());
            } else if (value.isBoolean() || (value.isTextual() && Words.isQuotable(value.textValue()))) {
                traits.put(whose + Words.value(value), row -> row.path(key).equals(value));
            }
        });
        return traits;
    }
}
