package dev.refine.compare;

import dev.refine.compare.tree.Tree;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;

/** What the walk found, and the sums behind the score. */
final class Scoring {

    final List<Found> found = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    /** Per expected node its partner and the step that found it; null unless someone will ask. */
    Map<Integer, Partner> partners;

    private double expected;
    private double actual;
    /** Its sum hardly depends on the order, which is that of the members of objects and must not show. */
    private final DoubleSummaryStatistics earned = new DoubleSummaryStatistics();

    Scoring(double expected, double actual) {
        this.expected = expected;
        this.actual = actual;
    }

    void paired(Pair pair, String how) {
        if (partners != null) {
            partners.merge(
                    pair.expected(),
                    new Partner(pair.tree(), pair.actual(), how),
                    (before, now) -> now.how().isEmpty() ? before : now);
        }
    }

    /** An actual node and how it was found; the step is empty where the key or the only place said it. */
    record Partner(Tree tree, int actual, String how) {}

    Found add(Found one) {
        found.add(one);
        return one;
    }

    void earn(double leaves) {
        earned.accept(leaves);
    }

    /** Leaves that count on no side after all, or on one side in addition. */
    void adjust(double expectedLeaves, double actualLeaves) {
        expected += expectedLeaves;
        actual += actualLeaves;
    }

    double score() {
        return expected + actual <= 0 ? 1 : share(2 * earned.getSum(), expected + actual);
    }

    double precision() {
        return actual <= 0 ? 1 : share(earned.getSum(), actual);
    }

    double recall() {
        return expected <= 0 ? 1 : share(earned.getSum(), expected);
    }

    private static double share(double part, double whole) {
        return Math.max(0, Math.min(1, part / whole));
    }
}
