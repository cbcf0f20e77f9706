package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises what is missing at one place and extra at another as one thing under the wrong parent. */
final class Relocations {

    private final Tree expected;

    private Relocations(Tree expected) {
        this.expected = expected;
    }

    static void merge(Tree expected, Scoring scoring) {
        new Relocations(expected).merge(scoring, scoring.found);
    }

    private void merge(Scoring scoring, List<Found> found) {
        Map<Long, List<Found>> extras = new HashMap<>();
        for (Found one : found) {
            if (one.isExtra() && one.cost) {
                extras.computeIfAbsent(one.tree.hash(one.actual), hash -> new ArrayList<>())
                        .add(one);
            }
        }
        if (extras.isEmpty()) {
            return;
        }
        Set<Found> merged = new HashSet<>();
        for (int at = 0; at < found.size(); at++) {
            Found missing = found.get(at);
            if (missing.isMissing()) {
                Found extra = counterpart(missing, extras.get(expected.hash(missing.expected)));
                if (extra != null && merged.add(extra)) {
                    Found moved = new Found(Category.MOVED, "parent", missing.expected, extra.tree, extra.actual);
                    found.set(at, moved.under(extra.parent, extra.extraRow).like(1));
                    scoring.paired(new Pair(missing.expected, extra.tree, extra.actual, 0), "parent");
                }
            }
        }
        found.removeIf(merged::contains);
    }

    /** Only one that is alone with its value, and whose value says something. */
    private Found counterpart(Found missing, List<Found> extras) {
        if (extras == null || extras.size() != 1) {
            return null;
        }
        Found extra = extras.get(0);
        boolean elsewhere = expected.parent(missing.expected) != extra.parent;
        boolean sameKey = expected.key(missing.expected) != null
                && expected.key(missing.expected).equals(extra.tree.key(extra.actual));
        boolean telling = expected.leaves(missing.expected) > 1 || sameKey && telling(expected.value(missing.expected));
        return elsewhere && telling && expected.same(missing.expected, extra.tree, extra.actual) ? extra : null;
    }

    /** Whether a value hardly stands in two rows by chance. */
    static boolean telling(JsonNode value) {
        return value.isContainerNode()
                || value.isTextual() && value.textValue().length() >= 3
                || value.isNumber() && value.decimalValue().precision() >= 3;
    }
}
