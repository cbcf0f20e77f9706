package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/** Small random documents, and random changes to them. */
final class Documents {

    private static final String[] KEYS = {"a", "b", "c", "id", "name", "x/y", "t~z", "unit price"};

    private static final String[] TEXTS = {"", "a", "abc", "2024-03-04", "04/03/2024", "1,240.00", "Ünit", "x y", "X  Y"
    };

    private final SplittableRandom random;

    Documents(SplittableRandom random) {
        this.random = random;
    }

    JsonNode any(int depth) {
        int kind = random.nextInt(depth <= 0 ? 6 : 10);
        if (kind >= 8) {
            return object(depth);
        }
        return kind >= 6 ? array(depth) : scalar(kind);
    }

    private JsonNode scalar(int kind) {
        ArrayNode box = Json.array();
        switch (kind) {
            case 0 -> box.addNull();
            case 1 -> box.add(random.nextBoolean());
            case 2 -> box.add(random.nextInt(4));
            case 3 -> box.add(BigDecimal.valueOf(random.nextInt(1_000), random.nextInt(3)));
            default -> box.add(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return box.get(0);
    }

    ObjectNode object(int depth) {
        ObjectNode object = Json.object();
        int members = random.nextInt(5);
        for (int i = 0; i < members; i++) {
            object.set(KEYS[random.nextInt(KEYS.length)], any(depth - 1));
        }
        return object;
    }

    ArrayNode array(int depth) {
        ArrayNode array = Json.array();
        int size = random.nextInt(6);
        for (int i = 0; i < size; i++) {
            boolean again = i > 0 && random.nextInt(4) == 0;
            array.add(again ? array.get(random.nextInt(i)).deepCopy() : any(depth - 1));
        }
        return array;
    }

    /** A copy with about one place in {@code rarity} changed. */
    JsonNode changed(JsonNode node, int rarity, int depth) {
        return changed(node, rarity, depth, true);
    }

    /** The same without any row that changes its place. */
    JsonNode edited(JsonNode node, int rarity, int depth) {
        return changed(node, rarity, depth, false);
    }

    private JsonNode changed(JsonNode node, int rarity, int depth, boolean shuffled) {
        if (random.nextInt(rarity) == 0) {
            return any(depth);
        }
        if (node.isArray()) {
            List<JsonNode> rows = new ArrayList<>();
            node.forEach(row -> rows.add(changed(row, rarity, depth - 1, shuffled)));
            if (!rows.isEmpty() && random.nextInt(rarity) == 0) {
                rows.remove(random.nextInt(rows.size()));
            }
            if (random.nextInt(rarity) == 0) {
                rows.add(random.nextInt(rows.size() + 1), any(depth - 1));
            }
            if (shuffled && random.nextInt(rarity) == 0) {
                Collections.shuffle(rows, new Random(random.nextLong()));
            }
            return Json.array().addAll(rows);
        }
        if (node.isObject()) {
            ObjectNode copy = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                if (random.nextInt(rarity) != 0) {
                    copy.set(member.getKey(), changed(member.getValue(), rarity, depth - 1, shuffled));
                }
            }
            return copy;
        }
        return node;
    }

    /** The same document with the members of every object in another order. */
    JsonNode reordered(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = Json.array();
            node.forEach(row -> copy.add(reordered(row)));
            return copy;
        }
        if (node.isObject()) {
            List<Map.Entry<String, JsonNode>> members = new ArrayList<>(node.properties());
            Collections.shuffle(members, new Random(random.nextLong()));
            ObjectNode copy = Json.object();
            members.forEach(member -> copy.set(member.getKey(), reordered(member.getValue())));
            return copy;
        }
        return node;
    }
}
