package dev.refine.compare.align;

import dev.refine.compare.tree.Tree;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Of equal rows nobody can say which one moved: they keep their order, unless more rows had to move for that. */
final class OrderlyStep {

    private OrderlyStep() {}

    static void run(Board board) {
        if (isInOrder(board.mate)) {
            return;
        }
        int[] mate = board.mate.clone();
        int[] back = board.back.clone();
        String[] how = board.how.clone();
        int stayed = stayed(board);
        order(board);
        if (stayed(board) < stayed) {
            System.arraycopy(mate, 0, board.mate, 0, mate.length);
            System.arraycopy(back, 0, board.back, 0, back.length);
            System.arraycopy(how, 0, board.how, 0, how.length);
        }
    }

    private static int stayed(Board board) {
        int stayed = 0;
        for (boolean one : Run.longest(board.mate, board.back.length)) {
            stayed += one ? 1 : 0;
        }
        return stayed;
    }

    private static void order(Board board) {
        String[] how = board.how.clone();
        int[] back = board.back.clone();
        for (int[] rows : repeated(board.left, board.leftRows, board.mate)) {
            int[] partners = sortedPartners(rows, board.mate);
            for (int at = 0; at < rows.length; at++) {
                board.pair(rows[at], partners[at], how[back[partners[at]]]);
            }
        }
        how = board.how.clone();
        for (int[] rows : repeated(board.right, board.rightRows, board.back)) {
            int[] partners = sortedPartners(rows, board.back);
            for (int at = 0; at < rows.length; at++) {
                board.pair(partners[at], rows[at], how[partners[at]]);
            }
        }
    }

    private static int[] sortedPartners(int[] rows, int[] all) {
        int[] partners = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            partners[at] = all[rows[at]];
        }
        Arrays.sort(partners);
        return partners;
    }

    private static boolean isInOrder(int[] mate) {
        int last = -1;
        for (int partner : mate) {
            if (partner >= 0) {
                if (partner < last) {
                    return false;
                }
                last = partner;
            }
        }
        return true;
    }

    /** Positions of rows that have partners and are equal to one another: those groups that have two or more. */
    private static List<int[]> repeated(Tree tree, int[] rows, int[] partners) {
        HashIds ids = new HashIds(rows.length);
        int[] group = new int[rows.length];
        int[] first = new int[rows.length];
        int[] size = new int[rows.length];
        for (int at = 0; at < rows.length; at++) {
            group[at] = -1;
            if (partners[at] >= 0) {
                int known = ids.size();
                int id = ids.id(tree.hash(rows[at]));
                first[id] = id == known ? at : first[id];
                if (tree.same(rows[first[id]], tree, rows[at])) {
                    group[at] = id;
                    size[id]++;
                }
            }
        }
        int[][] members = new int[ids.size()][];
        int[] filled = new int[ids.size()];
        for (int at = 0; at < rows.length; at++) {
            int id = group[at];
            if (id >= 0 && size[id] > 1) {
                members[id] = members[id] == null ? new int[size[id]] : members[id];
                members[id][filled[id]++] = at;
            }
        }
        return Stream.of(members).filter(Objects::nonNull).toList();
    }
}
