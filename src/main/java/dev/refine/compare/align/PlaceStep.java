package dev.refine.compare.align;

import dev.refine.compare.tree.Tree;
import dev.refine.compare.tree.Tree.Kind;
import java.util.Arrays;

/** Pairs by position what nothing else could pair, where a gap leaves no doubt about which row stands for which. */
final class PlaceStep {

    private static final int SMALL_ROW = 2;

    private static final double LITTLE = 0.33;

    /** Of what is left of a row that lost most of itself. */
    private static final double HALF = 0.5;

    private static final int SMALL_ARRAY = 8;

    private PlaceStep() {}

    static void run(Board board) {
        boolean nothing = Arrays.stream(board.mate).allMatch(partner -> partner < 0);
        boolean small = board.mate.length <= SMALL_ARRAY && board.back.length <= SMALL_ARRAY;
        for (Gap gap : Gap.of(board)) {
            if (gap.left().length == gap.right().length) {
                pair(board, gap.left(), gap.right(), nothing && small);
            } else {
                for (Kind kind : Kind.values()) {
                    int[] left = of(kind, board.left, board.leftRows, gap.left());
                    int[] right = of(kind, board.right, board.rightRows, gap.right());
                    if (left.length == right.length) {
                        pair(board, left, right, nothing && small);
                    }
                }
            }
        }
    }

    private static int[] of(Kind kind, Tree tree, int[] rows, int[] places) {
        return Arrays.stream(places)
                .filter(place -> tree.kind(rows[place]) == kind)
                .toArray();
    }

    private static void pair(Board board, int[] left, int[] right, boolean blindly) {
        for (int at = 0; at < left.length; at++) {
            int i = left[at];
            int j = right[at];
            if (blindly
                    || saysNothing(board.left, board.leftRows[i])
                    || saysNothing(board.right, board.rightRows[j])
                    || smallRows(board, i, j)
                    || board.similarity(i, j) >= LITTLE
                    || board.looseSimilarity(i, j, false) >= LITTLE
                    || board.overlap(i, j) >= HALF) {
                board.pair(i, j, "place");
            }
        }
    }

    /** Nulls, or an empty object: what is left of a row that lost all of itself. */
    private static boolean saysNothing(Tree tree, int row) {
        return tree.leaves(row) == 0 || tree.isLeaf(row) && tree.isContainer(row);
    }

    private static boolean smallRows(Board board, int i, int j) {
        return board.left.leaves(board.leftRows[i]) <= SMALL_ROW && board.right.leaves(board.rightRows[j]) <= SMALL_ROW;
    }
}
