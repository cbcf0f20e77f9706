package dev.refine.compare.align;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Chooses among possible partners so that each row has at most one: exactly where that is cheap, else best first. */
final class Assignment {

    private static final int EXACT = 100;

    private Assignment() {}

    static List<Edge> best(List<Edge> edges, Board board) {
        edges.sort(Edge.ORDER);
        List<Edge> chosen = new ArrayList<>();
        for (List<Edge> group : groups(edges, board.mate.length, board.back.length)) {
            if (group.size() == 1) {
                chosen.add(group.get(0));
            } else {
                choose(group, chosen);
            }
        }
        return chosen;
    }

    /** Edges that hang together, in the order of their best edge. */
    private static List<List<Edge>> groups(List<Edge> edges, int lefts, int rights) {
        int[] root = new int[lefts + rights];
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
        }
        for (Edge edge : edges) {
            int a = find(root, edge.left());
            int b = find(root, lefts + edge.right());
            root[Math.max(a, b)] = Math.min(a, b);
        }
        List<List<Edge>> groups = new ArrayList<>();
        int[] group = new int[root.length];
        Arrays.fill(group, -1);
        for (Edge edge : edges) {
            int at = find(root, edge.left());
            if (group[at] < 0) {
                group[at] = groups.size();
                groups.add(new ArrayList<>());
            }
            groups.get(group[at]).add(edge);
        }
        return groups;
    }

    private static int find(int[] root, int node) {
        int at = node;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private static void choose(List<Edge> group, List<Edge> chosen) {
        int[] lefts = group.stream().mapToInt(Edge::left).distinct().sorted().toArray();
        int[] rights = group.stream().mapToInt(Edge::right).distinct().sorted().toArray();
        if (lefts.length > EXACT || rights.length > EXACT) {
            greedy(group, chosen);
            return;
        }
        double[][] value = new double[lefts.length][rights.length];
        for (Edge edge : group) {
            int i = Arrays.binarySearch(lefts, edge.left());
            int j = Arrays.binarySearch(rights, edge.right());
            value[i][j] = edge.value() - 1e-7 * Math.abs(edge.left() - edge.right());
        }
        int[] match = Hungarian.match(value);
        for (int i = 0; i < match.length; i++) {
            if (match[i] >= 0 && value[i][match[i]] > 0) {
                chosen.add(new Edge(lefts[i], rights[match[i]], value[i][match[i]]));
            }
        }
    }

    private static void greedy(List<Edge> group, List<Edge> chosen) {
        BitSet left = new BitSet();
        BitSet right = new BitSet();
        for (Edge edge : group) {
            if (!left.get(edge.left()) && !right.get(edge.right())) {
                left.set(edge.left());
                right.set(edge.right());
                chosen.add(edge);
            }
        }
    }
}
