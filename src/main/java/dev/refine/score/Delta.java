package dev.refine.score;

/**
 * How far a figure moved from one state to another, over the same cases.
 *
 * @param value after minus before
 * @param interval where the true difference lies; null when the cases say nothing about their spread
 * @param better cases that moved up
 * @param worse cases that moved down
 * @param chance two-sided probability of so one-sided a split if every moved case had moved by chance; 1 when none moved
 */
public record Delta(double value, Interval interval, int better, int worse, double chance) {

    /** Cases that moved. */
    public int moved() {
        return better + worse;
    }
}
