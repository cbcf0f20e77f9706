package dev.refine.cli.expect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.Pointers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A field that was not the same in every trial of a case.
 *
 * @param values what it was, each once, as compact JSON; an empty text where a trial had no such field
 */
record Disagreement(String pointer, List<String> values) {

    /** Fields on which the outputs differ, by pointer. One output agrees with itself. */
    static List<Disagreement> among(List<JsonNode> outputs) {
        List<Map<String, String>> leaves =
                outputs.stream().map(Disagreement::leaves).toList();
        Set<String> pointers = new TreeSet<>();
        leaves.forEach(fields -> pointers.addAll(fields.keySet()));
        List<Disagreement> found = new ArrayList<>();
        for (String pointer : pointers) {
            Set<String> values = new LinkedHashSet<>();
            leaves.forEach(fields -> values.add(fields.getOrDefault(pointer, "")));
            if (values.size() > 1) {
                found.add(new Disagreement(pointer, List.copyOf(values)));
            }
        }
        return found;
    }

    private record Place(String pointer, JsonNode node) {}

    private static Map<String, String> leaves(JsonNode document) {
        Map<String, String> leaves = new LinkedHashMap<>();
        Deque<Place> open = new ArrayDeque<>(List.of(new Place("", document)));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (place.node().isObject() && !place.node().isEmpty()) {
                place.node()
                        .properties()
                        .forEach(entry -> open.push(
                                new Place(place.pointer() + "/" + Pointers.escape(entry.getKey()), entry.getValue())));
            } else if (place.node().isArray() && !place.node().isEmpty()) {
                for (int i = 0; i < place.node().size(); i++) {
                    open.push(new Place(place.pointer() + "/" + i, place.node().get(i)));
                }
            } else {
                leaves.put(place.pointer(), Json.compact(place.node()));
            }
        }
        return leaves;
    }
}
