package dev.refine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.align.Aligner;
import dev.refine.compare.align.Effort;
import dev.refine.compare.rule.RuleSet;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows with a third of their fields changed, one lost, one new and two swapped still find their own partner. */
class PartnerTest {

    private static final int ROUNDS = Integer.getInteger("refine.partners", 150);

    @ParameterizedTest
    @CsvSource({
        "invoice,    0.90",
        "calls,      0.90",
        "two-field,  0.90",
        "numbered,   0.90",
        "low,        0.80",
        "sku,        0.90",
    })
    void findsTheRightPartner(String kind, double bar) {
        int right = 0;
        int all = 0;
        for (long seed = 0; seed < ROUNDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Scenarios scenarios = new Scenarios(seed);
            int size = 6 + random.nextInt(20);
            BiFunction<Integer, Integer, ObjectNode> maker = (at, salt) -> row(kind, at, scenarios, random);
            ArrayNode expected = Json.array();
            List<Integer> origin = new ArrayList<>();
            List<JsonNode> actual = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                expected.add(maker.apply(i, 0));
                actual.add(changed((ObjectNode) expected.get(i), maker.apply(i, 1), random));
                origin.add(i);
            }
            int lost = random.nextInt(size);
            actual.remove(lost);
            origin.remove(lost);
            int swapped = random.nextInt(size - 2);
            Collections.swap(actual, swapped, swapped + 1);
            Collections.swap(origin, swapped, swapped + 1);
            int fresh = random.nextInt(size);
            actual.add(fresh, maker.apply(size + 50, 2));
            origin.add(fresh, -1);
            int[] partner = partners(expected, Json.array().addAll(actual));
            for (int j = 0; j < origin.size(); j++) {
                if (origin.get(j) >= 0) {
                    all++;
                    right += partner[origin.get(j)] == j ? 1 : 0;
                }
            }
        }
        if (Boolean.getBoolean("refine.tell")) {
            System.out.printf(Locale.ROOT, "%s: %d of %d, %.3f%n", kind, right, all, (double) right / all);
        }
        assertThat((double) right / all)
                .as(String.format(Locale.ROOT, "%s: %d of %d", kind, right, all))
                .isGreaterThanOrEqualTo(bar);
    }

    private static int[] partners(JsonNode expected, JsonNode actual) {
        Shapes shapes = new Shapes(RuleSet.none());
        Tree left = Tree.of(expected, shapes, true);
        Tree right = Tree.of(actual, shapes, false);
        return new Aligner(left, right, new Effort(1_000_000))
                .align(0, 0, left.rule(0).array())
                .partner();
    }

    private static ObjectNode row(String kind, int at, Scenarios scenarios, SplittableRandom random) {
        ObjectNode full = scenarios.row(random.nextInt(80_000));
        ObjectNode row = Json.object();
        switch (kind) {
            case "invoice" -> row.setAll((ObjectNode) full.without("id"));
            case "calls" ->
                row.put("city", "Town " + random.nextInt(60))
                        .put("radius", random.nextInt(1, 20))
                        .put("unit", at % 2);
            case "two-field" ->
                row.put("label", full.get("description").asText()).put("amount", random.nextInt(10_000));
            case "numbered" -> {
                row.put("pos", at + 1);
                row.setAll((ObjectNode) full.without("id"));
            }
            case "low" ->
                row.put("size", random.nextInt(4))
                        .put("color", random.nextInt(6))
                        .put("count", random.nextInt(9))
                        .put("grade", random.nextInt(5))
                        .put("on", random.nextBoolean())
                        .put("day", random.nextInt(28));
            default -> {
                row.put("sku", full.get("id").asText())
                        .put("qty", random.nextInt(1, 9))
                        .put("price", random.nextInt(500));
                row.put("tax", random.nextInt(3)).put("unit", full.get("unit").asText());
            }
        }
        return row;
    }

    /** Takes about a third of the fields from another row. */
    private static ObjectNode changed(ObjectNode row, ObjectNode other, SplittableRandom random) {
        ObjectNode copy = row.deepCopy();
        row.fieldNames().forEachRemaining(key -> {
            if (random.nextInt(100) < 35) {
                copy.set(key, other.get(key));
            }
        });
        return copy;
    }
}
