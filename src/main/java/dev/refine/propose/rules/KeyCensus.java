package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import dev.refine.propose.rules.text.FieldTerms;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which keys name one field only, so that a prompt that says the key means that field. */
final class KeyCensus {

    private static final int SAMPLE = 50;

    private record Spot(JsonNode node, String holder) {}

    private final Map<String, Set<String>> holders = new HashMap<>();
    private final Map<FieldName, FieldTerms> terms = new HashMap<>();

    KeyCensus(Collection<JsonNode> documents) {
        documents.stream().limit(SAMPLE).forEach(this::count);
    }

    FieldTerms terms(FieldName field) {
        return terms.computeIfAbsent(
                field,
                name -> new FieldTerms(
                        name, holders.getOrDefault(name.key(), Set.of()).size() <= 1));
    }

    Set<String> keys() {
        return holders.keySet();
    }

    private void count(JsonNode document) {
        Deque<Spot> open = new ArrayDeque<>();
        open.push(new Spot(document, ""));
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            spot.node().properties().forEach(member -> {
                holders.computeIfAbsent(member.getKey(), key -> new HashSet<>()).add(spot.holder());
                open.push(new Spot(member.getValue(), spot.holder() + "/" + member.getKey()));
            });
            if (spot.node().isArray()) {
                spot.node().forEach(item -> open.push(new Spot(item, spot.holder())));
            }
        }
    }
}
