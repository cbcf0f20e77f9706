package dev.refine.compare.align;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.rule.Likeness;
import dev.refine.compare.rule.Values;
import dev.refine.compare.tree.Tree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A second look at rows without partner: texts that are nearly the same count by how alike they are. */
final class TextStep {

    private static final double ENOUGH = 0.6;

    private static final int SMALL = 4_096;

    /** In a large gap only neighbours by position are looked at. */
    private static final int REACH = 2;

    private static final int LARGEST_ROW = 200;

    private static final Deque<Integer> NONE = new ArrayDeque<>();

    private TextStep() {}

    static void run(Board board) {
        int[] left = board.freeLeft();
        int[] right = board.freeRight();
        List<Edge> edges = new ArrayList<>();
        if ((long) left.length * right.length <= SMALL) {
            for (int i : left) {
                for (int j : right) {
                    add(board, edges, i, j);
                }
            }
        } else {
            for (Gap gap : Gap.of(board)) {
                neighbours(board, edges, gap);
            }
        }
        Assignment.best(edges, board).forEach(edge -> board.pair(edge.left(), edge.right(), "alike"));
    }

    private static void neighbours(Board board, List<Edge> edges, Gap gap) {
        for (int i = 0; i < gap.left().length; i++) {
            int last = Math.min(gap.right().length - 1, i + REACH);
            for (int j = Math.max(0, i - REACH); j <= last; j++) {
                add(board, edges, gap.left()[i], gap.right()[j]);
            }
        }
    }

    private static void add(Board board, List<Edge> edges, int i, int j) {
        if (board.effort.take(4)) {
            int a = board.leftRows[i];
            int b = board.rightRows[j];
            boolean rows = board.left.leaves(a) > 1 && board.right.leaves(b) > 1;
            boolean nested = rows && board.left.leaves(a) + board.right.leaves(b) <= 2 * LARGEST_ROW;
            double alike =
                    Math.max(alike(board.left, a, board.right, b), nested ? board.looseSimilarity(i, j, true) : 0);
            if (alike >= ENOUGH) {
                edges.add(new Edge(i, j, alike));
            }
        } else {
            board.degraded = true;
        }
    }

    private static double alike(Tree left, int a, Tree right, int b) {
        if (left.leaves(a) == 0
                || right.leaves(b) == 0
                || left.leaves(a) > LARGEST_ROW
                || right.leaves(b) > LARGEST_ROW) {
            return 0;
        }
        if (left.isLeaf(a) && right.isLeaf(b)) {
            return 2 * values(left.value(a), right.value(b)) / (left.leaves(a) + right.leaves(b));
        }
        Map<Integer, Deque<Integer>> places = new HashMap<>();
        for (int j = b; j < right.end(b); j++) {
            if (right.isLeaf(j)) {
                places.computeIfAbsent(right.shape(j), shape -> new ArrayDeque<>())
                        .add(j);
            }
        }
        double sum = 0;
        for (int i = a; i < left.end(a); i++) {
            // Each leaf counts once, the first of a place beside the first: the order of members changes nothing.
            Integer j =
                    left.isLeaf(i) ? places.getOrDefault(left.shape(i), NONE).poll() : null;
            sum += j == null ? 0 : values(left.value(i), right.value(j));
        }
        return 2 * sum / (left.leaves(a) + right.leaves(b));
    }

    private static double values(JsonNode a, JsonNode b) {
        if (a.isTextual() && b.isTextual()) {
            return Likeness.of(a.textValue(), b.textValue());
        }
        return !a.isNull() && Values.equal(a, b) ? 1 : 0;
    }
}
