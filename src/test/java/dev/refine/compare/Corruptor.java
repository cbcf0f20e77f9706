package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes the mistakes of a model, and remembers which. Uses nothing of the comparison. */
final class Corruptor {

    private static final String[] KINDS = {
        "drop-field",
        "drop-row",
        "swap-rows",
        "null-field",
        "date-form",
        "text-number",
        "case",
        "wrong",
        "rename",
        "invent",
        "wrap",
        "fence",
    };

    private final SplittableRandom random;
    private final boolean shuffled;

    /** @param shuffled whether the rows of the document, an array, change their order besides, which is no mistake */
    Corruptor(SplittableRandom random, boolean shuffled) {
        this.random = random;
        this.shuffled = shuffled;
    }

    /** What was done where: a category and a pointer into the untouched document. */
    record Mistake(String kind, String code, String path) {}

    /** What a model wrote, and its mistakes; fewer than asked for when the document gives no more. */
    record Spoilt(String text, List<Mistake> mistakes) {}

    private record Spot(String path, JsonNode parent, String key, JsonNode value) {}

    Spoilt spoil(JsonNode document, int count) {
        JsonNode copy = document.deepCopy();
        List<Mistake> mistakes = new ArrayList<>();
        List<Runnable> rowChanges = new ArrayList<>();
        Set<String> touched = new HashSet<>();
        for (int tries = 0; mistakes.size() < count && tries < 200; tries++) {
            List<Spot> spots = spots(copy);
            if (spots.isEmpty()) {
                break;
            }
            Spot spot = spots.get(random.nextInt(spots.size()));
            String kind = KINDS[random.nextInt(KINDS.length)];
            if (kind.equals("wrap") || kind.equals("fence")) {
                if (mistakes.stream().noneMatch(one -> one.kind().equals(kind))) {
                    mistakes.add(new Mistake(kind, kind.equals("wrap") ? "structural" : "not-json-wrapper", ""));
                }
                continue;
            }
            boolean original = spot.value().equals(document.at(spot.path()));
            if (!original || touched.stream().anyMatch(path -> overlaps(path, spot.path()))) {
                continue;
            }
            Mistake mistake = spoil(kind, spot, rowChanges);
            if (mistake != null) {
                mistakes.add(mistake);
                boolean whole = kind.endsWith("rows") || kind.equals("drop-row");
                String parent = spot.path().substring(0, spot.path().lastIndexOf('/'));
                touched.add(whole ? parent : kind.equals("invent") ? parent + "/#" : spot.path());
            }
        }
        rowChanges.forEach(Runnable::run);
        return new Spoilt(written(shuffled ? shuffled(copy) : copy, mistakes), mistakes);
    }

    /** Rows in an order that means nothing. */
    private JsonNode shuffled(JsonNode rows) {
        List<JsonNode> shuffled = new ArrayList<>();
        rows.forEach(shuffled::add);
        Collections.shuffle(shuffled, new Random(random.nextLong()));
        return Json.array().addAll(shuffled);
    }

    private static String written(JsonNode document, List<Mistake> mistakes) {
        String text = document.toString();
        for (Mistake mistake : mistakes) {
            if (mistake.kind().equals("wrap")) {
                text = "{\"result\": " + text + "}";
            }
        }
        boolean fenced = mistakes.stream().anyMatch(one -> one.kind().equals("fence"));
        return fenced ? "```json\n" + text + "\n```\n" : text;
    }

    private static boolean overlaps(String a, String b) {
        return (a + "/").startsWith(b + "/") || (b + "/").startsWith(a + "/");
    }

    private static List<Spot> spots(JsonNode root) {
        List<Spot> spots = new ArrayList<>();
        Deque<Spot> open = new ArrayDeque<>();
        open.push(new Spot("", null, "", root));
        while (!open.isEmpty()) {
            Spot spot = open.pop();
            if (spot.parent() != null) {
                spots.add(spot);
            }
            if (spot.value().isObject()) {
                for (Map.Entry<String, JsonNode> member : spot.value().properties()) {
                    open.push(new Spot(
                            spot.path() + "/" + member.getKey(), spot.value(), member.getKey(), member.getValue()));
                }
            } else {
                for (int i = 0; i < spot.value().size(); i++) {
                    open.push(new Spot(
                            spot.path() + "/" + i,
                            spot.value(),
                            String.valueOf(i),
                            spot.value().get(i)));
                }
            }
        }
        return spots;
    }

    private Mistake spoil(String kind, Spot spot, List<Runnable> rowChanges) {
        if (spot.parent() instanceof ArrayNode rows) {
            return rows(kind, spot, rows, rowChanges);
        }
        ObjectNode parent = (ObjectNode) spot.parent();
        JsonNode value = spot.value();
        String key = spot.key();
        if (value.isNull() || value.isContainerNode() && value.isEmpty()) {
            return null;
        }
        switch (kind) {
            case "drop-field" -> {
                parent.remove(key);
                return new Mistake(kind, "missing", spot.path());
            }
            case "null-field" -> {
                parent.putNull(key);
                return new Mistake(kind, "missing", spot.path());
            }
            case "rename" -> {
                if (key.length() < 4 || parent.has(key + "_value")) {
                    return null;
                }
                parent.remove(key);
                parent.set(key + "_value", value);
                return new Mistake(kind, "renamed-key", spot.path());
            }
            case "invent" -> {
                parent.put("comment_" + random.nextInt(1_000), "see attachment " + random.nextInt(1_000, 9_999));
                return new Mistake(kind, "extra", "");
            }
            default -> {
                return scalar(kind, spot, parent);
            }
        }
    }

    private Mistake scalar(String kind, Spot spot, ObjectNode parent) {
        JsonNode value = spot.value();
        String key = spot.key();
        if (kind.equals("date-form") && value.isTextual() && value.textValue().matches("\\d{4}-\\d\\d-\\d\\d")) {
            String iso = value.textValue();
            parent.put(key, iso.substring(8) + "." + iso.substring(5, 7) + "." + iso.substring(0, 4));
            return new Mistake(kind, "format-only", spot.path());
        }
        if (kind.equals("text-number") && value.isNumber()) {
            parent.put(key, value.decimalValue().toPlainString());
            return new Mistake(kind, "type-mismatch", spot.path());
        }
        if (kind.equals("case") && value.isTextual() && !value.textValue().equals(upper(value))) {
            parent.put(key, upper(value));
            return new Mistake(kind, "format-only", spot.path());
        }
        if (kind.equals("wrong") && value.isNumber()) {
            parent.put(key, value.decimalValue().add(new BigDecimal("37.5")));
            return new Mistake(kind, "wrong-value", spot.path());
        }
        if (kind.equals("wrong") && value.isTextual()) {
            parent.put(key, "quux " + random.nextInt(10_000) + "b");
            return new Mistake(kind, "wrong-value", spot.path());
        }
        return null;
    }

    private static String upper(JsonNode value) {
        return value.textValue().toUpperCase(java.util.Locale.ROOT);
    }

    private Mistake rows(String kind, Spot spot, ArrayNode rows, List<Runnable> rowChanges) {
        int at = Integer.parseInt(spot.key());
        if (kind.equals("drop-row") && rows.size() > 1 && unique(rows, at)) {
            rowChanges.add(() -> rows.remove(at));
            return new Mistake(kind, "missing", spot.path());
        }
        if (kind.equals("swap-rows") && !shuffled && at + 1 < rows.size() && unique(rows, at) && unique(rows, at + 1)) {
            rowChanges.add(() -> rows.insert(at, rows.remove(at + 1)));
            return new Mistake(
                    kind, "moved", spot.path().substring(0, spot.path().lastIndexOf('/')));
        }
        return null;
    }

    /** Which of two equal rows is gone nobody can say. */
    private static boolean unique(ArrayNode rows, int at) {
        for (int i = 0; i < rows.size(); i++) {
            if (i != at && rows.get(i).equals(rows.get(at))) {
                return false;
            }
        }
        return true;
    }
}
