package dev.refine.compare.align;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows without partner between two neighbouring pairs that stand in order.
 *
 * @param left positions, increasing
 * @param right positions, increasing
 */
record Gap(int[] left, int[] right) {

    /** The gaps that have rows on both sides, from the first to the last. An unordered array is one gap. */
    static List<Gap> of(Board board) {
        List<Gap> gaps = new ArrayList<>();
        if (!board.hasFree()) {
            return gaps;
        }
        int i = 0;
        int j = 0;
        if (board.terms.ordered()) {
            boolean[] fixed = Run.longest(board.mate, board.back.length);
            for (int at = 0; at < fixed.length; at++) {
                if (fixed[at]) {
                    add(board, gaps, i, at, j, board.mate[at]);
                    i = at + 1;
                    j = board.mate[at] + 1;
                }
            }
        }
        add(board, gaps, i, board.mate.length, j, board.back.length);
        return gaps;
    }

    private static void add(Board board, List<Gap> gaps, int i, int toI, int j, int toJ) {
        if (i < toI && j < toJ) {
            int[] left = board.free(board.mate, i, toI);
            int[] right = left.length == 0 ? left : board.free(board.back, j, toJ);
            if (right.length > 0) {
                gaps.add(new Gap(left, right));
            }
        }
    }
}
