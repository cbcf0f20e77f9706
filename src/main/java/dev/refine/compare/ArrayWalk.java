package dev.refine.compare;

import dev.refine.compare.align.Pairing;
import dev.refine.compare.rule.FieldRule.ArrayTerms;
import dev.refine.compare.rule.FieldRule.Order;
import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import java.util.Arrays;

/** Compares arrays row by row after the rows were paired. */
final class ArrayWalk {

    private final Walk walk;
    private final Tree expected;

    ArrayWalk(Walk walk) {
        this.walk = walk;
        this.expected = walk.expected;
    }

    void compare(Pair pair) {
        Wrapper wrapper = Wrapper.ofArrays(expected, pair);
        if (wrapper != null) {
            walk.structural(pair, wrapper);
            return;
        }
        ArrayTerms terms = expected.rule(pair.expected()).array();
        if (single(expected, pair.expected())
                && single(pair.tree(), pair.actual())
                && terms.keyBy().isEmpty()) {
            Pair lone = pair.at(pair.expected() + 1, pair.actual() + 1);
            walk.scoring.paired(lone, expected.same(lone.expected(), lone.tree(), lone.actual()) ? "equal" : "alone");
            walk.next(lone);
            return;
        }
        Pairing pairing = walk.aligner(pair.tree()).align(pair.expected(), pair.actual(), terms);
        if (pairing.degraded()) {
            walk.degraded(pair);
        }
        rows(pair, terms, pairing);
    }

    private static boolean single(Tree tree, int array) {
        return !tree.isLeaf(array) && tree.end(array + 1) == tree.end(array);
    }

    private void rows(Pair pair, ArrayTerms terms, Pairing pairing) {
        int[] left = expected.children(pair.expected());
        int[] right = pair.tree().children(pair.actual());
        boolean[] taken = new boolean[right.length];
        boolean strict = terms.order() == Order.STRICT;
        double share = strict && pairing.pairs() > 0 ? 1 - 0.5 * pairing.movedPairs() / pairing.pairs() : 1;
        Pair rows = pair.times(share);
        for (int i = 0; i < left.length; i++) {
            int j = pairing.partner()[i];
            if (j < 0) {
                missing(pair, left[i], terms, right, pairing.replaced()[i]);
                continue;
            }
            taken[j] = true;
            if (pairing.moved()[i]) {
                boolean same = expected.same(left[i], pair.tree(), right[j]);
                walk.scoring
                        .add(new Found(Category.MOVED, same ? "" : "edited", left[i], pair.tree(), right[j]))
                        .costs(strict)
                        .like(1);
            }
            walk.next(rows.at(left[i], right[j]));
            walk.scoring.paired(rows.at(left[i], right[j]), pairing.how()[i]);
        }
        int number = 0;
        for (int j = 0; j < right.length; j++) {
            if (!taken[j]) {
                extra(pair, right[j], terms, left, number++);
            }
        }
    }

    private void missing(Pair pair, int row, ArrayTerms terms, int[] right, int replaced) {
        if (terms.set() && Arrays.stream(right).anyMatch(other -> expected.same(row, pair.tree(), other))) {
            walk.scoring.adjust(-expected.weight(row), 0);
            return;
        }
        if (expected.weight(row) <= 0 && expected.kind(row) == Kind.NULL) {
            walk.scoring.adjust(1, 0);
        }
        Found found = new Found(Category.MISSING, "", row, pair.tree(), Found.NONE);
        if (replaced >= 0) {
            found.replacedBy = right[replaced];
        }
        walk.scoring.add(found);
    }

    private void extra(Pair pair, int row, ArrayTerms terms, int[] left, int number) {
        Tree actual = pair.tree();
        if (terms.set() && Arrays.stream(left).anyMatch(other -> expected.same(other, actual, row))) {
            walk.scoring.adjust(0, -actual.weight(row));
            return;
        }
        if (actual.weight(row) <= 0 && actual.kind(row) == Kind.NULL) {
            walk.scoring.adjust(0, 1);
        }
        walk.scoring.add(new Found(Category.EXTRA, "", Found.NONE, actual, row).under(pair.expected(), number));
    }
}
