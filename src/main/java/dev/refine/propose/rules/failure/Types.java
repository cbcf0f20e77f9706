package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** JSON types by the names that JSON Schema uses. */
final class Types {

    static final String NUMBER = "number";

    private static final Set<String> ROWS = Set.of("string", NUMBER, "boolean");

    private Types() {}

    /** Every number is a {@code number}: that a sample holds only whole ones proves little. */
    static String of(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    /** What the rows of these lists are, where all are alike: endpoints refuse a schema of a list that leaves it open. */
    static Optional<JsonNode> items(List<JsonNode> lists) {
        Set<String> types = new TreeSet<>();
        lists.stream().filter(JsonNode::isArray).forEach(list -> list.forEach(row -> types.add(of(row))));
        return types.size() == 1 && ROWS.containsAll(types)
                ? Optional.of(Json.object().put("type", types.iterator().next()))
                : Optional.empty();
    }
}
