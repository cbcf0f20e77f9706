package dev.refine.compare.align;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.format.Hashes;
import dev.refine.compare.format.TextForm;
import dev.refine.compare.rule.Values;
import dev.refine.compare.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs rows by the key that a rule names. Rows of one key pair best first; a row with a key never pairs without it. */
final class KeyStep {

    private KeyStep() {}

    static void run(Board board) {
        Map<Long, List<Integer>> right = new HashMap<>();
        List<Integer> keyed = new ArrayList<>();
        for (int j : board.freeRight()) {
            Long key = key(board.right, board.rightRows[j], board.terms.keyBy());
            if (key != null) {
                right.computeIfAbsent(key, k -> new ArrayList<>()).add(j);
            }
        }
        List<Edge> edges = new ArrayList<>();
        for (int i : board.freeLeft()) {
            Long key = key(board.left, board.leftRows[i], board.terms.keyBy());
            if (key != null) {
                keyed.add(i);
            }
            for (int j : key == null ? List.<Integer>of() : right.getOrDefault(key, List.of())) {
                edges.add(new Edge(i, j, 1 + board.similarity(i, j)));
            }
        }
        Assignment.best(edges, board).forEach(edge -> board.pair(edge.left(), edge.right(), "key"));
        keyed.stream().filter(i -> board.mate[i] == Board.FREE).forEach(i -> board.mate[i] = Board.CLOSED);
        right.values().stream()
                .flatMap(List::stream)
                .filter(j -> board.back[j] == Board.FREE)
                .forEach(j -> board.back[j] = Board.CLOSED);
    }

    /** Null when some part is absent. */
    static Long key(Tree tree, int row, List<String> pointers) {
        long hash = 1;
        for (String pointer : pointers) {
            JsonNode part = tree.value(row).at(pointer);
            if (part.isMissingNode() || part.isNull()) {
                return null;
            }
            hash = hash * 31 + (part.isTextual() ? TextForm.key(part.textValue()) : Values.hash(part));
        }
        return Hashes.mix(hash);
    }
}
