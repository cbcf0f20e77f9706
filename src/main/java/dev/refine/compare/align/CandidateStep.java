package dev.refine.compare.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Pairs rows wherever they stand, by the values they share: finds rows that were moved and edited. */
final class CandidateStep {

    private static final int SMALL = 4_096;

    /** A value that so many rows share says nothing. */
    private static final int COMMON = 64;

    private static final int PER_ROW = 8;

    private final Board board;
    private final int[] left;
    private final int[] right;

    private CandidateStep(Board board, int[] left, int[] right) {
        this.board = board;
        this.left = left;
        this.right = right;
    }

    static void run(Board board) {
        int[] left = board.freeLeft();
        int[] right = board.freeRight();
        if (left.length > 0 && right.length > 0) {
            CandidateStep step = new CandidateStep(board, left, right);
            boolean small = (long) left.length * right.length <= SMALL;
            List<Edge> edges = small ? step.all() : step.shared();
            Assignment.best(edges, board).forEach(edge -> board.pair(edge.left(), edge.right(), "similar"));
        }
    }

    private List<Edge> all() {
        List<Edge> edges = new ArrayList<>();
        if (!board.effort.take((long) left.length * right.length)) {
            board.degraded = true;
            return edges;
        }
        for (int i : left) {
            for (int j : right) {
                addIfSimilar(edges, i, j);
            }
        }
        return edges;
    }

    private void addIfSimilar(List<Edge> edges, int i, int j) {
        double affinity = board.affinity(i, j);
        if (affinity >= 0) {
            edges.add(new Edge(i, j, affinity));
        }
    }

    private List<Edge> shared() {
        int leaves = 0;
        for (int j : right) {
            leaves += board.rightProfile(j).length;
        }
        HashIds ids = new HashIds(leaves);
        int[][] postings = postings(ids);
        List<Edge> edges = new ArrayList<>();
        int[] shares = new int[board.back.length];
        for (int i : left) {
            candidates(i, ids, postings, shares, edges);
        }
        return edges;
    }

    /** Per value the rows that hold it; null when too many do. */
    private int[][] postings(HashIds ids) {
        int total = 0;
        for (int j : right) {
            total += board.rightProfile(j).length;
        }
        int[][] postings = new int[total][];
        int[] counts = new int[total];
        for (int j : right) {
            for (long value : board.rightProfile(j)) {
                int id = ids.id(value);
                int count = counts[id]++;
                if (count == 0) {
                    postings[id] = new int[] {j, -1, -1, -1};
                } else if (count < COMMON && postings[id] != null) {
                    if (count == postings[id].length) {
                        postings[id] = Arrays.copyOf(postings[id], count * 2);
                    }
                    postings[id][count] = j;
                } else {
                    postings[id] = null;
                }
            }
        }
        for (int id = 0; id < total; id++) {
            if (postings[id] != null) {
                postings[id] = Arrays.copyOf(postings[id], counts[id]);
            }
        }
        return postings;
    }

    private void candidates(int i, HashIds ids, int[][] postings, int[] shares, List<Edge> edges) {
        List<Integer> touched = new ArrayList<>();
        for (long value : board.leftProfile(i)) {
            int id = ids.find(value);
            if (id >= 0 && postings[id] != null) {
                for (int j : postings[id]) {
                    if (shares[j]++ == 0) {
                        touched.add(j);
                    }
                }
            }
        }
        touched.sort((a, b) -> {
            int byShare = Integer.compare(shares[b], shares[a]);
            int byPlace = Integer.compare(Math.abs(i - a), Math.abs(i - b));
            return byShare != 0 ? byShare : byPlace != 0 ? byPlace : Integer.compare(a, b);
        });
        int most = Math.min(PER_ROW, touched.size());
        if (board.effort.take(most)) {
            touched.subList(0, most).forEach(j -> addIfSimilar(edges, i, j));
        } else {
            board.degraded = true;
        }
        touched.forEach(j -> shares[j] = 0);
    }
}
