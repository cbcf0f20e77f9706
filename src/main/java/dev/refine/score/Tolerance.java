package dev.refine.score;

/**
 * How far a figure may move without having moved.
 *
 * @param value not negative
 * @param relative whether it is a share of the figure that it is compared with, or in the unit of the figure
 */
public record Tolerance(double value, boolean relative) {

    public static final Tolerance NONE = new Tolerance(0, false);

    /** Hair for figures that are sums of fractions. */
    private static final double FLOAT_ERROR = 1e-9;

    /** The largest change that counts as none, of a figure of this size. */
    double around(double reference) {
        return (relative ? value * Math.abs(reference) : value) + FLOAT_ERROR;
    }
}
