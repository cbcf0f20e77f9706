package dev.refine.score;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Two pass rates over the same cases.
 *
 * @param both cases that pass in both states
 * @param after cases that pass in the later one only
 * @param before cases that pass in the earlier one only
 * @param neither cases that pass in none
 */
record PairedRates(int both, int after, int before, int neither) {

    private static final double Z = NormalDistribution.of(0, 1).inverseCumulativeProbability(0.975);

    /** Later minus earlier rate; 0 without cases. */
    double difference() {
        return cases() == 0 ? 0 : (double) (after - before) / cases();
    }

    private int cases() {
        return both + after + before + neither;
    }

    /**
     * Newcombe's interval for paired rates: Wilson's interval of each rate, put together with regard to their
     * correlation. Unlike the textbook formula it has a width where no case flipped, and stays within [-1, 1].
     */
    Interval interval() {
        double later = (double) (both + after) / cases();
        double earlier = (double) (both + before) / cases();
        Interval a = wilson(later);
        Interval b = wilson(earlier);
        return new Interval(
                difference() - distance(later - a.low(), b.high() - earlier),
                difference() + distance(earlier - b.low(), a.high() - later));
    }

    private double distance(double one, double other) {
        return Math.sqrt(Math.max(0, one * one - 2 * correlation() * one * other + other * other));
    }

    private Interval wilson(double rate) {
        double n = cases();
        double middle = rate + Z * Z / (2 * n);
        double half = Z * Math.sqrt(rate * (1 - rate) / n + Z * Z / (4 * n * n));
        double whole = 1 + Z * Z / n;
        return new Interval((middle - half) / whole, (middle + half) / whole);
    }

    /** Of passing before and passing after, with Newcombe's correction for small tables. */
    private double correlation() {
        double margins = (double) (both + after) * (before + neither) * (both + before) * (after + neither);
        if (margins == 0) {
            return 0;
        }
        double product = (double) both * neither - (double) after * before;
        double corrected = product > 0 ? Math.max(product - cases() / 2.0, 0) : product;
        return corrected / Math.sqrt(margins);
    }
}
