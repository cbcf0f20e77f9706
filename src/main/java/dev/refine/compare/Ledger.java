package dev.refine.compare;

import java.util.ArrayList;
import java.util.List;

/** What the walk found, and the sums behind the score. */
final class Ledger {

    final List<Found> found = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    private double expected;
    private double actual;
    private double earned;

    Ledger(double expected, double actual) {
        this.expected = expected;
        this.actual = actual;
    }

    Found add(Found one) {
        found.add(one);
        return one;
    }

    void earn(double leaves) {
        earned += leaves;
    }

    /** Leaves that count on no side after all, or on one side in addition. */
    void adjust(double expectedLeaves, double actualLeaves) {
        expected += expectedLeaves;
        actual += actualLeaves;
    }

    double score() {
        return expected + actual <= 0 ? 1 : share(2 * earned, expected + actual);
    }

    double precision() {
        return actual <= 0 ? 1 : share(earned, actual);
    }

    double recall() {
        return expected <= 0 ? 1 : share(earned, expected);
    }

    private static double share(double part, double whole) {
        return Math.max(0, Math.min(1, part / whole));
    }
}
