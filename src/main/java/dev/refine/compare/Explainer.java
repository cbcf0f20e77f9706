package dev.refine.compare;

import dev.refine.compare.Scoring.Partner;
import dev.refine.compare.align.Pairing;
import dev.refine.compare.tree.Tree;
import dev.refine.json.Pointers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Traces one place back through the pairs that led to it. */
final class Explainer {

    private static final Map<String, String> STEPS = Map.of(
            "equal", "the rows are equal",
            "key", "the rows have the same key",
            "parent", "it is the row that is missing here, under another parent",
            "similar", "the rows share most of their values",
            "alike", "the texts of the rows are nearly the same",
            "alone", "both rows stand alone between paired rows",
            "place", "the rows stand at the same place between paired rows");

    private final Tree expected;
    private final Map<Integer, Partner> partners;

    Explainer(Tree expected, Map<Integer, Partner> partners) {
        this.expected = expected;
        this.partners = partners;
    }

    /** Null when the pointer leads nowhere. */
    Explanation explain(String pointer, List<Difference> all) {
        int node = find(pointer);
        if (node < 0) {
            return null;
        }
        Deque<Integer> way = new ArrayDeque<>();
        for (int at = node; at >= 0; at = expected.parent(at)) {
            way.push(at);
        }
        List<String> steps = new ArrayList<>();
        String actual = null;
        boolean equal = false;
        for (int at : way) {
            Partner partner = partners.get(at);
            if (partner != null) {
                actual = partner.tree().pointer(partner.actual());
                equal = expected.same(at, partner.tree(), partner.actual());
                if (!partner.how().isEmpty()) {
                    steps.add(expected.pointer(at) + " is paired with " + actual + ": " + words(partner.how()));
                }
            } else {
                actual = equal && actual != null ? actual + "/" + expected.segment(at) : null;
            }
        }
        String path = expected.pointer(node);
        List<Difference> here = all.stream()
                .filter(one -> one.path().equals(path) || one.path().startsWith(path + "/"))
                .toList();
        return new Explanation(path, expected.rule(node).name(), actual, List.copyOf(steps), here);
    }

    private static String words(String how) {
        return how.startsWith(Pairing.BY_FIELD)
                ? "the rows have the same \"" + how.substring(Pairing.BY_FIELD.length()) + "\", which names each row"
                : STEPS.get(how);
    }

    private int find(String pointer) {
        int node = 0;
        for (String segment : Pointers.segments(pointer)) {
            int found = -1;
            for (int child = node + 1; child < expected.end(node) && found < 0; child = expected.end(child)) {
                String name = expected.key(child) == null ? String.valueOf(expected.index(child)) : expected.key(child);
                found = name.equals(segment) ? child : -1;
            }
            if (found < 0) {
                return -1;
            }
            node = found;
        }
        return node;
    }
}
