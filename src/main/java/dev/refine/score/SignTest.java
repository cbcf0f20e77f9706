package dev.refine.score;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The exact test for pairs: if a change did nothing, a case that moves is as likely to move up as down. On flipped cases
 * it is McNemar's test in its exact form.
 */
final class SignTest {

    /** Below this, chance is a poor explanation. */
    static final double LEVEL = 0.05;

    private SignTest() {}

    /** Two-sided probability of a split at least as one-sided as this one; 1 when nothing moved. */
    static double chance(int up, int down) {
        if (up + down == 0) {
            return 1;
        }
        // Both tails are alike. The library's two-sided test compares their probabilities and is misled by float error.
        return Math.min(1, 2 * BinomialDistribution.of(up + down, 0.5).cumulativeProbability(Math.min(up, down)));
    }

    /** The fewest moves, all in one direction, with which the test can rule chance out at all. */
    static int fewestMoves() {
        int moves = 1;
        while (chance(moves, 0) >= LEVEL) {
            moves++;
        }
        return moves;
    }
}
