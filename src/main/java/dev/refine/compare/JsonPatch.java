package dev.refine.compare;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.align.Aligner;
import dev.refine.compare.align.Effort;
import dev.refine.compare.align.Pairing;
import dev.refine.compare.rule.RuleSet;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import dev.refine.json.Json;
import dev.refine.json.Pointers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The operations of RFC 6902 that turn an actual document into the expected one. No rules: the result is exact. */
public final class JsonPatch {

    private static final long EFFORT = 4_000_000;

    private final Tree expected;
    private final Tree actual;
    private final Aligner aligner;
    private final ArrayNode operations = Json.array();
    private final Deque<Step> open = new ArrayDeque<>();

    private JsonPatch(Tree expected, Tree actual) {
        this.expected = expected;
        this.actual = actual;
        this.aligner = new Aligner(expected, actual, new Effort(EFFORT));
    }

    /** Two nodes, and where they stand once everything above them is right. */
    private record Step(int expected, int actual, String path) {}

    /** Applied to {@code actual} in order, they give {@code expected}; none when the two are equal. */
    public static ArrayNode between(JsonNode expected, JsonNode actual) {
        Shapes shapes = new Shapes(RuleSet.none());
        JsonPatch patch = new JsonPatch(Tree.of(expected, shapes, true), Tree.of(actual, shapes, false));
        patch.run();
        return patch.operations;
    }

    private void run() {
        open.push(new Step(0, 0, ""));
        while (!open.isEmpty()) {
            Step step = open.pop();
            int e = step.expected();
            int a = step.actual();
            if (expected.same(e, actual, a)) {
                continue;
            }
            if (expected.kind(e) != actual.kind(a) || !expected.isContainer(e)) {
                operation("replace", step.path(), e);
            } else if (expected.kind(e) == Kind.OBJECT) {
                members(step);
            } else {
                rows(step);
            }
        }
    }

    private void operation(String name, String path, int value) {
        ObjectNode operation = operations.addObject().put("op", name).put("path", path);
        if (value >= 0) {
            operation.set("value", expected.value(value));
        }
    }

    private void members(Step step) {
        JsonNode wanted = expected.value(step.expected());
        Map<String, Integer> there = new HashMap<>();
        for (int child : actual.children(step.actual())) {
            there.put(actual.key(child), child);
            if (!wanted.has(actual.key(child))) {
                operation("remove", step.path() + "/" + Pointers.escape(actual.key(child)), -1);
            }
        }
        for (int child : expected.children(step.expected())) {
            String path = step.path() + "/" + expected.segment(child);
            Integer partner = there.get(expected.key(child));
            if (partner == null) {
                operation("add", path, child);
            } else {
                open.push(new Step(child, partner, path));
            }
        }
    }

    /** Rows out of order are taken out and put in again where they belong. */
    private void rows(Step step) {
        Pairing pairing = aligner.align(
                step.expected(), step.actual(), expected.rule(step.expected()).array());
        int[] left = expected.children(step.expected());
        int[] right = actual.children(step.actual());
        boolean[] kept = new boolean[right.length];
        for (int i = 0; i < left.length; i++) {
            if (pairing.partner()[i] >= 0 && !pairing.moved()[i]) {
                kept[pairing.partner()[i]] = true;
            }
        }
        for (int j = right.length - 1; j >= 0; j--) {
            if (!kept[j]) {
                operation("remove", step.path() + "/" + j, -1);
            }
        }
        for (int i = 0; i < left.length; i++) {
            String path = step.path() + "/" + i;
            int partner = pairing.partner()[i];
            if (partner >= 0 && kept[partner]) {
                open.push(new Step(left[i], right[partner], path));
            } else {
                operation("add", path, left[i]);
            }
        }
    }
}
