package dev.refine.compare;

import dev.refine.compare.align.Pairing;
import dev.refine.compare.tree.Tree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Recognises a row under the wrong parent though something in it is wrong besides, and looks into it. */
final class EditedRelocations {

    private static final int SMALLEST = 2;

    private final Walk walk;
    private final Tree expected;
    private final Tree actual;

    private EditedRelocations(Walk walk, Tree actual) {
        this.walk = walk;
        this.expected = walk.expected;
        this.actual = actual;
    }

    /** What stands under the wrong parent is compared, but earns nothing. */
    static void merge(Walk walk, Tree actual) {
        new EditedRelocations(walk, actual).merge();
    }

    private void merge() {
        List<Found> found = walk.scoring.found;
        List<Found> missing = found.stream().filter(this::isMissingRow).toList();
        List<Found> extra = missing.isEmpty()
                ? List.of()
                : found.stream().filter(this::isExtraRow).toList();
        if (extra.isEmpty() || sameParent(missing, extra)) {
            return;
        }
        Pairing pairing = walk.aligner(actual)
                .anywhere(
                        missing.stream().mapToInt(one -> one.expected).toArray(),
                        extra.stream().mapToInt(one -> one.actual).toArray());
        if (pairing.degraded()) {
            walk.degraded(new Pair(0, actual, 0, 1));
        }
        Map<Found, Found> moved = new HashMap<>();
        Set<Found> gone = new HashSet<>();
        for (int at = 0; at < missing.size(); at++) {
            int partner = pairing.partner()[at];
            if (partner >= 0 && fit(missing.get(at), extra.get(partner))) {
                moved.put(missing.get(at), relocated(missing.get(at), extra.get(partner)));
                gone.add(extra.get(partner));
            }
        }
        found.removeIf(gone::contains);
        found.replaceAll(one -> moved.getOrDefault(one, one));
        walk.run();
    }

    private boolean isMissingRow(Found one) {
        return one.isMissing() && expected.isContainer(one.expected) && expected.leaves(one.expected) >= SMALLEST;
    }

    private boolean isExtraRow(Found one) {
        return one.isExtra()
                && one.cost
                && one.tree == actual
                && actual.isContainer(one.actual)
                && actual.leaves(one.actual) >= SMALLEST;
    }

    /** The usual case: rows of one array, which were looked at already. */
    private boolean sameParent(List<Found> missing, List<Found> extra) {
        int parent = extra.get(0).parent;
        return extra.stream().allMatch(one -> one.parent == parent)
                && missing.stream().allMatch(one -> expected.parent(one.expected) == parent);
    }

    private boolean fit(Found missing, Found extra) {
        return expected.parent(missing.expected) != extra.parent
                && expected.kind(missing.expected) == actual.kind(extra.actual)
                && shareTelling(missing.expected, extra.actual);
    }

    /** Rows of small numbers and flags are alike by chance. */
    private boolean shareTelling(int e, int a) {
        Set<Long> there = new HashSet<>();
        for (int leaf = a; leaf < actual.end(a); leaf++) {
            if (actual.isLeaf(leaf)) {
                there.add(actual.hash(leaf));
            }
        }
        for (int leaf = e; leaf < expected.end(e); leaf++) {
            boolean scalar = expected.isLeaf(leaf) && !expected.value(leaf).isContainerNode();
            if (scalar && there.contains(expected.hash(leaf)) && Relocations.telling(expected.value(leaf))) {
                return true;
            }
        }
        return false;
    }

    private Found relocated(Found missing, Found extra) {
        int e = missing.expected;
        int a = extra.actual;
        walk.scoring.paired(new Pair(e, actual, a, 0), "parent");
        boolean alike = expected.shape(e) == actual.shape(a);
        walk.later(alike ? new Pair(e, actual, a, 0) : new Pair(e, actual.rebased(a, expected.shape(e)), 0, 0));
        return new Found(Category.MOVED, "parent-edited", e, actual, a)
                .under(extra.parent, extra.extraRow)
                .like(walk.aligner(actual).similarity(e, a));
    }
}
