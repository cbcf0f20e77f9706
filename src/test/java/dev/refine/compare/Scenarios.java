package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** Pairs of documents of known difference, from a seed. */
final class Scenarios {

    private static final String[] WORDS =
            "bracket hinge valve washer cable filter gasket bearing coupling nozzle sensor panel switch relay fuse bolt"
                    .split(" ");

    private static final String[] UNITS = {"pc", "kg", "m", "box"};

    private final SplittableRandom random;

    Scenarios(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** One pair. */
    record Pair(JsonNode expected, JsonNode actual) {}

    ObjectNode row(int id) {
        ObjectNode row = Json.object();
        int quantity = 1 + random.nextInt(40);
        BigDecimal price = BigDecimal.valueOf(100 + random.nextInt(90_000), 2);
        row.put("id", "L-" + (10_000 + id));
        row.put("sku", (char) ('A' + random.nextInt(26)) + "-" + random.nextInt(1_000, 10_000));
        row.put("description", word() + " " + word() + " " + random.nextInt(10, 500) + " mm");
        row.put("quantity", quantity);
        row.put("unit", UNITS[random.nextInt(UNITS.length)]);
        row.put("price", price);
        row.put("total", price.multiply(BigDecimal.valueOf(quantity)));
        row.put("date", date());
        row.put("taxed", random.nextBoolean());
        return row;
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }

    private String date() {
        return String.format("20%02d-%02d-%02d", random.nextInt(10, 26), random.nextInt(1, 13), random.nextInt(1, 29));
    }

    ArrayNode rows(int count) {
        ArrayNode rows = Json.array();
        for (int i = 0; i < count; i++) {
            rows.add(row(i));
        }
        return rows;
    }

    private static Pair pair(ArrayNode expected, List<JsonNode> actual) {
        ArrayNode other = Json.array();
        other.addAll(actual);
        ObjectNode left = Json.object().set("rows", expected);
        ObjectNode right = Json.object().set("rows", other);
        return new Pair(left, right);
    }

    private static List<JsonNode> copies(ArrayNode rows) {
        List<JsonNode> copies = new ArrayList<>();
        rows.forEach(row -> copies.add(row.deepCopy()));
        return copies;
    }

    /** {@code edits} single changes, each in its own row: a value, a lost row, a new row. */
    Pair edited(int rows, int edits) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = copies(expected);
        List<Integer> places = places(rows, edits);
        for (int i = edits - 1; i >= 0; i--) {
            int at = places.get(i);
            switch (i % 10) {
                case 0 -> actual.remove(at);
                case 1 -> actual.add(at, row(100_000 + i));
                default -> change((ObjectNode) actual.get(at), i % 3);
            }
        }
        return pair(expected, actual);
    }

    /** Distinct, sorted, never neighbours. */
    private List<Integer> places(int rows, int count) {
        List<Integer> places = new ArrayList<>();
        int step = rows / count;
        for (int i = 0; i < count; i++) {
            places.add(i * step + random.nextInt(Math.max(1, step - 2)));
        }
        return places;
    }

    private void change(ObjectNode row, int which) {
        switch (which) {
            case 0 -> row.put("price", row.get("price").decimalValue().add(BigDecimal.TEN));
            case 1 -> row.put("quantity", row.get("quantity").intValue() + 100);
            default -> row.put("sku", "X" + row.get("sku").textValue().substring(2) + "7");
        }
    }

    Pair oneMoved(int rows) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = copies(expected);
        JsonNode row = actual.remove(random.nextInt(rows / 4));
        actual.add(rows / 2 + random.nextInt(rows / 4), row);
        return pair(expected, actual);
    }

    Pair shuffled(int rows) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = copies(expected);
        Collections.shuffle(actual, new Random(random.nextLong()));
        return pair(expected, actual);
    }

    /** The first row gone and the date of every other row written otherwise. */
    Pair everyRow(int rows) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = copies(expected);
        actual.remove(0);
        actual.forEach(
                row -> ((ObjectNode) row).put("date", dotted(row.get("date").textValue())));
        return pair(expected, actual);
    }

    private static String dotted(String iso) {
        return iso.substring(8) + "." + iso.substring(5, 7) + "." + iso.substring(0, 4);
    }

    /** The first row gone, date, price, total, unit and description of every other row written otherwise. */
    Pair everyColumn(int rows) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = copies(expected);
        actual.remove(0);
        for (JsonNode row : actual) {
            ObjectNode one = (ObjectNode) row;
            one.put("date", dotted(one.get("date").textValue()));
            one.put("price", one.get("price").decimalValue().toPlainString());
            one.put("total", "EUR " + one.get("total").decimalValue().toPlainString());
            one.put("unit", one.get("unit").textValue().toUpperCase(java.util.Locale.ROOT));
            one.put("description", one.get("description").textValue().replace(' ', '_'));
            one.put("sku", one.get("sku").textValue().toLowerCase(java.util.Locale.ROOT));
            one.put("id", " " + one.get("id").textValue());
        }
        return pair(expected, actual);
    }

    /** Rows of three fields with few values each; the first row gone, one field of each other row wrong. */
    Pair lowCardinality(int rows) {
        ArrayNode expected = Json.array();
        for (int i = 0; i < rows; i++) {
            ObjectNode row = Json.object();
            row.put("size", UNITS[random.nextInt(4)]);
            row.put("color", WORDS[random.nextInt(6)]);
            row.put("count", random.nextInt(5));
            row.put("grade", random.nextInt(4));
            row.put("on", random.nextBoolean());
            row.put("day", date().substring(8));
            row.put("when", date());
            expected.add(row);
        }
        List<JsonNode> actual = copies(expected);
        actual.remove(0);
        actual.forEach(
                row -> ((ObjectNode) row).put("when", dotted(row.get("when").textValue())));
        return pair(expected, actual);
    }

    /** Scalars of few values, with changes. */
    Pair repeated(int count) {
        ArrayNode expected = Json.array();
        for (int i = 0; i < count; i++) {
            expected.add(random.nextInt(20));
        }
        List<JsonNode> actual = new ArrayList<>();
        for (JsonNode value : expected) {
            int what = random.nextInt(10);
            if (what == 0) {
                actual.add(Json.array().add(random.nextInt(20)).get(0));
            }
            if (what != 1) {
                actual.add(value);
            }
        }
        return pair(expected, actual);
    }

    /** Two unrelated sequences of the same few values. */
    Pair scrambled(int count) {
        ArrayNode expected = Json.array();
        List<JsonNode> actual = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            expected.add(random.nextInt(50));
            actual.add(Json.array().add(random.nextInt(50)).get(0));
        }
        return pair(expected, actual);
    }

    /** About every third row changed, lost or preceded by a new one. */
    Pair dense(int rows) {
        ArrayNode expected = rows(rows);
        List<JsonNode> actual = new ArrayList<>();
        for (JsonNode row : copies(expected)) {
            int what = random.nextInt(9);
            if (what == 0) {
                actual.add(row(200_000 + actual.size()));
            }
            if (what < 6) {
                change((ObjectNode) row, what % 3);
            }
            if (what != 7) {
                actual.add(row);
            }
        }
        return pair(expected, actual);
    }

    Pair unrelated(int rows) {
        ArrayNode expected = rows(rows);
        ArrayNode other = Json.array();
        for (int i = 0; i < rows; i++) {
            other.add(row(500_000 + i));
        }
        return new Pair(expected, other);
    }

    /** One wrong leaf at the bottom. */
    static Pair deep(int levels) {
        return new Pair(nested(levels, 1), nested(levels, 2));
    }

    private static JsonNode nested(int levels, int leaf) {
        JsonNode node = Json.object().put("leaf", leaf);
        for (int i = 1; i < levels; i++) {
            node = i % 2 == 0 ? Json.object().set("in", node) : Json.array().add(node);
        }
        return node;
    }

    /** An invoice with six findings of six categories. */
    Pair invoice() {
        ObjectNode expected = Json.object();
        expected.put("number", "INV-2024-0187")
                .put("date", "2024-03-25")
                .put("currency", "EUR")
                .put("paid", false);
        expected.putObject("seller")
                .put("name", "Nordwind Handel GmbH")
                .put("city", "Kiel")
                .put("vat", "DE811223344");
        expected.set("lines", rows(12));
        expected.put("total", new BigDecimal("1240.50"));
        ObjectNode actual = expected.deepCopy();
        actual.put("date", "25.03.2024");
        actual.put("total", "1240.50");
        actual.put("note", "thank you");
        ((ObjectNode) actual.get("seller")).remove("vat");
        ((ArrayNode) actual.get("lines")).remove(0);
        ((ObjectNode) actual.get("lines").get(5)).put("quantity", 999);
        return new Pair(expected, actual);
    }

    /** Two texts of that many characters that differ in the middle, three short fields wrong besides. */
    Pair longTexts(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(word()).append(' ');
        }
        ObjectNode expected = Json.object()
                .put("text", text.toString())
                .put("a", 1)
                .put("b", 2)
                .put("c", 3);
        text.setCharAt(length / 2, '#');
        ObjectNode actual = Json.object()
                .put("text", text.toString())
                .put("a", 4)
                .put("b", 5)
                .put("c", 6);
        return new Pair(expected, actual);
    }
}
