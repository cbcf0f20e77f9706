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
        "extracted,  0.90",
        "functions,  0.90",
        "reformatted, 0.90",
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
                ObjectNode row = changed((ObjectNode) expected.get(i), maker.apply(i, 1), random);
                actual.add(kind.equals("reformatted") ? reformatted(row) : row);
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
        return switch (kind) {
            case "invoice", "reformatted" -> (ObjectNode) full.without("id");
            case "calls" ->
                Json.object()
                        .put("city", "Town " + random.nextInt(60))
                        .put("radius", random.nextInt(1, 20))
                        .put("unit", at % 2);
            case "two-field" ->
                Json.object().put("label", full.get("description").asText()).put("amount", random.nextInt(10_000));
            case "numbered" -> Json.object().put("pos", at + 1).setAll((ObjectNode) full.without("id"));
            case "low" ->
                Json.object()
                        .put("size", random.nextInt(4))
                        .put("color", random.nextInt(6))
                        .put("count", random.nextInt(9))
                        .put("grade", random.nextInt(5))
                        .put("on", random.nextBoolean())
                        .put("day", random.nextInt(28));
            case "extracted" -> extracted(full, random);
            case "functions" -> call(at, full, random);
            default ->
                Json.object()
                        .put("sku", full.get("id").asText())
                        .put("qty", random.nextInt(1, 9))
                        .put("price", random.nextInt(500))
                        .put("tax", random.nextInt(3))
                        .put("unit", full.get("unit").asText());
        };
    }

    /** An entry of a long document: nested, with texts of several words, and with gaps. */
    private static ObjectNode extracted(ObjectNode full, SplittableRandom random) {
        ObjectNode row = Json.object();
        row.put(
                "title",
                full.get("description").asText() + " for " + full.get("sku").asText());
        row.set("from", full.get("date"));
        row.putNull("until");
        row.putObject("place")
                .put("street", random.nextInt(1, 99) + " Harbour Road")
                .put("city", "Town " + random.nextInt(40))
                .put("country", random.nextInt(3) == 0 ? "NO" : "DK");
        row.putObject("amount").put("currency", "EUR").set("value", full.get("total"));
        row.putArray("tags").add(full.get("unit").asText()).add("t" + random.nextInt(5));
        return random.nextBoolean() ? row : row.put("until", "2031-01-" + random.nextInt(10, 28));
    }

    /** One of several functions, each with arguments of its own. */
    private static ObjectNode call(int at, ObjectNode full, SplittableRandom random) {
        ObjectNode call = Json.object().put("name", "function_" + at % 4);
        ObjectNode arguments = call.putObject("arguments");
        switch (at % 4) {
            case 0 ->
                arguments
                        .put("city", "Town " + random.nextInt(60))
                        .put("days", random.nextInt(1, 15))
                        .put("unit", "metric");
            case 1 ->
                arguments
                        .put("start", full.get("date").asText())
                        .put("guests", random.nextInt(1, 9))
                        .put("hotel", full.get("description").asText());
            case 2 ->
                arguments
                        .put("base", random.nextInt(1, 400))
                        .put("height", random.nextInt(1, 400))
                        .put("round", random.nextBoolean());
            default ->
                arguments
                        .put("sku", full.get("sku").asText())
                        .put("quantity", random.nextInt(1, 40))
                        .set("price", full.get("price"));
        }
        return call;
    }

    /** Takes about a third of the fields from another row. */
    private static ObjectNode changed(ObjectNode row, ObjectNode other, SplittableRandom random) {
        ObjectNode copy = row.deepCopy();
        row.fieldNames().forEachRemaining(key -> {
            if (row.get(key) instanceof ObjectNode inner && other.get(key) instanceof ObjectNode innerOther) {
                copy.set(key, changed(inner, innerOther, random));
            } else if (random.nextInt(100) < 35) {
                copy.set(key, other.get(key));
            }
        });
        return copy;
    }

    /** The same values, each written otherwise. */
    private static ObjectNode reformatted(ObjectNode row) {
        ObjectNode copy = Json.object();
        row.properties().forEach(member -> {
            String text = member.getValue().asText();
            boolean date = member.getKey().equals("date");
            copy.put(
                    member.getKey(),
                    date
                            ? text.substring(8) + "/" + text.substring(5, 7) + "/" + text.substring(0, 4)
                            : text.toUpperCase(Locale.ROOT).replace(' ', '-'));
        });
        return copy;
    }
}
