package dev.refine.compare;

import dev.refine.compare.rule.FieldRule.Extra;
import dev.refine.compare.rule.FieldRule.ObjectTerms;
import dev.refine.compare.tree.Shapes;
import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares objects member by member, whatever their order. */
final class ObjectWalk {

    private final Walk walk;
    private final Tree expected;

    ObjectWalk(Walk walk) {
        this.walk = walk;
        this.expected = walk.expected;
    }

    void compare(Pair pair) {
        Tree actual = pair.tree();
        ObjectTerms terms = expected.rule(pair.expected()).object();
        int e = pair.expected() + 1;
        int a = pair.actual() + 1;
        int endE = expected.end(pair.expected());
        int endA = actual.end(pair.actual());
        List<Pair> members = new ArrayList<>();
        while (e < endE && a < endA && expected.key(e).equals(actual.key(a))) {
            members.add(pair.at(e, a));
            e = expected.end(e);
            a = actual.end(a);
        }
        if (e == endE && a == endA && !members.isEmpty()) {
            members.forEach(walk::next);
            return;
        }
        Map<String, Integer> rest = new LinkedHashMap<>();
        for (; a < endA; a = actual.end(a)) {
            rest.put(actual.key(a), a);
        }
        List<Integer> missing = new ArrayList<>();
        for (; e < endE; e = expected.end(e)) {
            Integer partner = rest.remove(expected.key(e));
            if (partner == null) {
                missing.add(e);
            } else {
                members.add(pair.at(e, partner));
            }
        }
        if (terms.anyCase()) {
            takeFolded(missing, rest, pair, members);
        }
        List<Integer> extra = new ArrayList<>(rest.values());
        Wrapper wrapper = members.isEmpty() ? Wrapper.ofObjects(expected, pair) : null;
        if (wrapper != null) {
            walk.structural(pair, wrapper);
            return;
        }
        balanceEmpty(pair, terms);
        members.forEach(walk::next);
        Renames.take(walk, pair, missing, extra);
        missing.forEach(node -> missing(pair, node, terms));
        extra.forEach(node -> extra(pair, node, terms));
    }

    /** Where case does not matter, a key of just the same letters still comes first; no member gets lost behind another. */
    private void takeFolded(List<Integer> missing, Map<String, Integer> rest, Pair pair, List<Pair> members) {
        Map<String, Deque<String>> folded = new HashMap<>();
        rest.keySet().stream()
                .sorted()
                .forEach(key -> folded.computeIfAbsent(Shapes.fold(key), fold -> new ArrayDeque<>())
                        .add(key));
        missing.sort(Comparator.comparing(expected::key));
        missing.removeIf(node -> {
            Deque<String> keys = folded.get(Shapes.fold(expected.key(node)));
            if (keys == null || keys.isEmpty()) {
                return false;
            }
            members.add(pair.at(node, rest.remove(keys.poll())));
            return true;
        });
    }

    /** An empty object is one leaf, but not where the other side holds nothing but nulls, or nothing that counts. */
    private void balanceEmpty(Pair pair, ObjectTerms terms) {
        Tree actual = pair.tree();
        boolean nothing =
                actual.leaves(pair.actual()) == 0 || terms.extra() != Extra.ERROR && !actual.isLeaf(pair.actual());
        if (expected.isLeaf(pair.expected()) && nothing) {
            walk.scoring.adjust(-expected.weight(pair.expected()), 0);
        } else if (actual.isLeaf(pair.actual()) && expected.leaves(pair.expected()) == 0) {
            walk.scoring.adjust(0, -actual.weight(pair.actual()));
        }
    }

    private void missing(Pair pair, int node, ObjectTerms terms) {
        if (expected.rule(node).acceptsAbsence(expected.value(node))) {
            walk.scoring.adjust(-expected.weight(node), 0);
        } else if (expected.kind(node) == Kind.NULL) {
            Found note = new Found(Category.NULL_VS_ABSENT, "", node, pair.tree(), Found.NONE);
            walk.scoring.add(note.costs(terms.missingNullCosts()));
            walk.scoring.adjust(terms.missingNullCosts() ? expected.rule(node).weight() : 0, 0);
        } else {
            walk.scoring.add(new Found(Category.MISSING, "", node, pair.tree(), Found.NONE));
        }
    }

    private void extra(Pair pair, int node, ObjectTerms terms) {
        Tree actual = pair.tree();
        int parent = pair.expected();
        if (actual.rule(node).ignored() || terms.extra() == Extra.IGNORE) {
            walk.scoring.adjust(0, -actual.weight(node));
        } else if (actual.kind(node) == Kind.NULL) {
            Found note = new Found(Category.NULL_VS_ABSENT, "", Found.NONE, actual, node);
            walk.scoring.add(note.costs(terms.missingNullCosts()).under(parent, Found.NONE));
            walk.scoring.adjust(0, terms.missingNullCosts() ? actual.rule(node).weight() : 0);
        } else {
            boolean known = expected.hasShape(actual.shape(node));
            Found extra = new Found(Category.EXTRA, known ? "hallucinated" : "", Found.NONE, actual, node);
            walk.scoring.add(extra.under(parent, Found.NONE));
            if (terms.extra() == Extra.INFO) {
                extra.note();
                walk.scoring.adjust(0, -actual.weight(node));
            }
        }
    }
}
