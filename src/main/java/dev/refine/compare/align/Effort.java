package dev.refine.compare.align;

/** How many row comparisons one document may still cost. A count, not a clock, so that the same input gives the same result. */
public final class Effort {

    private long left;

    public Effort(long comparisons) {
        this.left = comparisons;
    }

    /** Takes all of it or nothing. */
    boolean take(long comparisons) {
        if (comparisons > left) {
            return false;
        }
        left -= comparisons;
        return true;
    }
}
