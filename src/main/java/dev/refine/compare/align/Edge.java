package dev.refine.compare.align;

import java.util.Comparator;

/**
 * Two rows that could be partners.
 *
 * @param value larger is better
 */
record Edge(int left, int right, double value) {

    /** Best first; what is equally good stays near its place. */
    static final Comparator<Edge> ORDER = Comparator.comparingDouble(Edge::value)
            .reversed()
            .thenComparingInt(edge -> Math.abs(edge.left - edge.right))
            .thenComparingInt(Edge::left)
            .thenComparingInt(Edge::right);
}
