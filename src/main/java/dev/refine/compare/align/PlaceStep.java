package dev.refine.compare.align;

import java.util.Arrays;

/** Pairs by position what nothing else could pair, where a gap leaves no doubt about which row stands for which. */
final class PlaceStep {

    private static final int SMALL_ROW = 2;

    private static final double LITTLE = 0.33;

    private static final int SMALL_ARRAY = 8;

    private PlaceStep() {}

    static void run(Board board) {
        boolean nothing = Arrays.stream(board.mate).allMatch(partner -> partner < 0);
        boolean small = board.mate.length <= SMALL_ARRAY && board.back.length <= SMALL_ARRAY;
        for (Gap gap : Gap.of(board)) {
            if (gap.left().length != gap.right().length) {
                continue;
            }
            for (int at = 0; at < gap.left().length; at++) {
                int i = gap.left()[at];
                int j = gap.right()[at];
                if (nothing && small
                        || smallRows(board, i, j)
                        || board.similarity(i, j) >= LITTLE
                        || board.looseSimilarity(i, j, false) >= LITTLE) {
                    board.pair(i, j, "place");
                }
            }
        }
    }

    private static boolean smallRows(Board board, int i, int j) {
        return board.left.leaves(board.leftRows[i]) <= SMALL_ROW && board.right.leaves(board.rightRows[j]) <= SMALL_ROW;
    }
}
