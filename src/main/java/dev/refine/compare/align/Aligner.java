package dev.refine.compare.align;

import dev.refine.compare.rule.FieldRule.ArrayTerms;
import dev.refine.compare.rule.FieldRule.Order;
import dev.refine.compare.tree.Profiles;
import dev.refine.compare.tree.Tree;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs the rows of two arrays. Deterministic, and the same pairs come out when the two sides change places. Keeps what
 * it measured about rows, so use one per pair of documents; not thread-safe.
 */
public final class Aligner {

    private static final ArrayTerms ANYWHERE = new ArrayTerms(Order.IGNORE, List.of(), false, false, 0.5);

    private final Tree expected;
    private final Tree actual;
    private final Profiles expectedProfiles;
    private final Profiles actualProfiles;
    private final Effort effort;

    public Aligner(Tree expected, Tree actual, Effort effort) {
        this.expected = expected;
        this.actual = actual;
        this.expectedProfiles = new Profiles(expected);
        this.actualProfiles = new Profiles(actual);
        this.effort = effort;
    }

    /** Pairs the children of two arrays. */
    public Pairing align(int expectedArray, int actualArray, ArrayTerms terms) {
        int[] left = expected.children(expectedArray);
        int[] right = actual.children(actualArray);
        if (left.length == 1 && right.length == 1 && terms.keyBy().isEmpty()) {
            return Pairing.lone(expected.same(left[0], actual, right[0]));
        }
        Board.Side one = new Board.Side(expected, left, expectedProfiles);
        Board.Side other = new Board.Side(actual, right, actualProfiles);
        // One orientation for both directions, so that ties fall the same way.
        boolean flip = expected.hash(expectedArray) > actual.hash(actualArray);
        Board board = flip ? new Board(other, one, terms, effort) : new Board(one, other, terms, effort);
        steps(board);
        Pairing pairing = pairing(board);
        return flip ? pairing.flipped(one.rows().length) : pairing;
    }

    /** Pairs rows wherever they stand in the two documents, by what they say alone. */
    public Pairing anywhere(int[] expectedRows, int[] actualRows) {
        Board.Side one = new Board.Side(expected, expectedRows, expectedProfiles);
        Board.Side other = new Board.Side(actual, actualRows, actualProfiles);
        boolean flip = expected.hash(0) > actual.hash(0);
        Board board = flip ? new Board(other, one, ANYWHERE, effort) : new Board(one, other, ANYWHERE, effort);
        CandidateStep.run(board);
        Pairing pairing = pairing(board);
        return flip ? pairing.flipped(expectedRows.length) : pairing;
    }

    /** How alike two subtrees are by their leaves. */
    public double similarity(int expectedNode, int actualNode) {
        return Profiles.similarity(expectedProfiles.of(expectedNode), actualProfiles.of(actualNode));
    }

    private static void steps(Board board) {
        if (!board.terms.keyBy().isEmpty()) {
            KeyStep.run(board);
        }
        new ExactStep(board).run();
        board.knowRenamed();
        AutoKeyStep.runIfMany(board);
        if (board.terms.ordered()) {
            OrderStep.run(board);
        }
        CandidateStep.run(board);
        TextStep.run(board);
        AutoKeyStep.runOnRest(board);
        PlaceStep.run(board);
        if (board.terms.ordered() && board.repeated) {
            OrderlyStep.run(board);
        }
    }

    private static Pairing pairing(Board board) {
        boolean[] moved = new boolean[board.mate.length];
        int[] replaced = new int[board.mate.length];
        Arrays.fill(replaced, -1);
        if (board.terms.ordered()) {
            boolean[] fixed = Run.longest(board.mate, board.back.length);
            for (int i = 0; i < moved.length; i++) {
                moved[i] = board.mate[i] >= 0 && !fixed[i];
            }
        }
        for (Gap gap : Gap.of(board)) {
            if (gap.left().length == 1 && gap.right().length == 1) {
                replaced[gap.left()[0]] = gap.right()[0];
            }
        }
        return new Pairing(board.mate, moved, replaced, board.how, board.degraded);
    }
}
