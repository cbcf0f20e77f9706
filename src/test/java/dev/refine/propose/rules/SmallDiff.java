package dev.refine.propose.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.Category;
import dev.refine.compare.Difference;
import dev.refine.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** A comparison good enough to feed the proposer: by key, rows by their most similar partner. */
final class SmallDiff {

    private final List<Difference> differences = new ArrayList<>();

    private SmallDiff() {}

    static List<Difference> between(JsonNode expected, JsonNode actual) {
        SmallDiff diff = new SmallDiff();
        diff.compare("", "", expected, actual);
        return diff.differences;
    }

    static Difference whole(Category category) {
        return new Difference(category, "", "", "", "", "", "exact", 1, " " + category.code(), true);
    }

    private void compare(String path, String pattern, JsonNode expected, JsonNode actual) {
        if (expected.isObject() && actual.isObject()) {
            Set<String> keys = new TreeSet<>();
            expected.fieldNames().forEachRemaining(keys::add);
            actual.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                compare(path + "/" + key, pattern + "/" + key, expected.path(key), actual.path(key));
            }
        } else if (expected.isArray() && actual.isArray()) {
            rows(path, pattern, expected, actual);
        } else if (!same(expected, actual)) {
            add(category(expected, actual), path, pattern, expected, actual);
        }
    }

    private void rows(String path, String pattern, JsonNode expected, JsonNode actual) {
        List<Integer> free = new ArrayList<>();
        for (int index = 0; index < actual.size(); index++) {
            free.add(index);
        }
        for (int row = 0; row < expected.size(); row++) {
            int best = -1;
            for (int candidate : free) {
                int likeness = likeness(expected.get(row), actual.get(candidate));
                if (likeness > 0 && (best < 0 || likeness > likeness(expected.get(row), actual.get(best)))) {
                    best = candidate;
                }
            }
            if (best < 0) {
                add(
                        Category.MISSING,
                        path + "/" + row,
                        pattern + "/*",
                        expected.get(row),
                        Json.object().path("none"));
            } else {
                free.remove((Integer) best);
                compare(path + "/" + row, pattern + "/*", expected.get(row), actual.get(best));
            }
        }
        for (int surplus : free) {
            add(
                    Category.EXTRA,
                    path + "/" + surplus,
                    pattern + "/*",
                    Json.object().path("none"),
                    actual.get(surplus));
        }
    }

    private static int likeness(JsonNode left, JsonNode right) {
        if (left.isValueNode()) {
            return left.equals(right) ? 1 : 0;
        }
        int equal = 0;
        for (var member : left.properties()) {
            equal += member.getValue().equals(right.path(member.getKey())) ? 1 : 0;
        }
        return equal;
    }

    private static boolean same(JsonNode left, JsonNode right) {
        boolean numbers = left.isNumber() && right.isNumber();
        return left.equals(right) || (numbers && left.decimalValue().compareTo(right.decimalValue()) == 0);
    }

    private static Category category(JsonNode expected, JsonNode actual) {
        boolean wantsNothing = expected.isMissingNode() || expected.isNull();
        boolean givesNothing = actual.isMissingNode() || actual.isNull();
        if (wantsNothing && givesNothing) {
            return Category.NULL_VS_ABSENT;
        }
        if (givesNothing) {
            return Category.MISSING;
        }
        if (wantsNothing) {
            return Category.EXTRA;
        }
        if (expected.isContainerNode() || actual.isContainerNode()) {
            return Category.STRUCTURAL;
        }
        return expected.getNodeType() == actual.getNodeType() ? Category.WRONG_VALUE : Category.TYPE_MISMATCH;
    }

    private void add(Category category, String path, String pattern, JsonNode expected, JsonNode actual) {
        differences.add(new Difference(
                category,
                "",
                path,
                path,
                expected.isMissingNode() ? "" : Json.compact(expected),
                actual.isMissingNode() ? "" : Json.compact(actual),
                "exact",
                1,
                pattern + " " + category.code(),
                true));
    }
}
