package dev.refine.compare.align;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/** Pairs rows that are equal under the rules: ends first, then rows that occur once, then repeated ones. */
final class ExactStep {

    private final Board board;
    private int[] leftIds;
    private int[] rightIds;
    private int[] leftCount;
    private int[] rightCount;

    ExactStep(Board board) {
        this.board = board;
    }

    void run() {
        if (board.terms.ordered()) {
            trim();
        } else if (board.terms.set()) {
            closeRepetitions(board.mate, true);
            closeRepetitions(board.back, false);
        }
        int[] left = board.freeLeft();
        int[] right = board.freeRight();
        if (left.length == 0 || right.length == 0) {
            return;
        }
        number(left, right);
        boolean repeated = pairUnique(left, right);
        if (repeated && board.terms.ordered()) {
            for (Gap gap : Gap.of(board)) {
                pairRepeated(gap);
            }
        }
        if (repeated) {
            pairRest();
        }
        board.repeated = repeated;
    }

    /** In a set a second row of the same value is no row of its own. */
    private void closeRepetitions(int[] partners, boolean left) {
        HashIds seen = new HashIds(partners.length);
        for (int at = 0; at < partners.length; at++) {
            int before = seen.size();
            seen.id(left ? board.leftHash(at) : board.rightHash(at));
            if (seen.size() == before) {
                partners[at] = Board.CLOSED;
            }
        }
    }

    private void trim() {
        int from = 0;
        int shorter = Math.min(board.mate.length, board.back.length);
        while (from < shorter
                && board.mate[from] == Board.FREE
                && board.back[from] == Board.FREE
                && board.same(from, from)) {
            board.pair(from, from, "equal");
            from++;
        }
        int i = board.mate.length - 1;
        int j = board.back.length - 1;
        while (i >= from
                && j >= from
                && board.mate[i] == Board.FREE
                && board.back[j] == Board.FREE
                && board.same(i, j)) {
            board.pair(i--, j--, "equal");
        }
    }

    private void number(int[] left, int[] right) {
        HashIds ids = new HashIds(left.length + right.length);
        leftIds = new int[board.mate.length];
        rightIds = new int[board.back.length];
        for (int i : left) {
            leftIds[i] = ids.id(board.leftHash(i));
        }
        for (int j : right) {
            rightIds[j] = ids.id(board.rightHash(j));
        }
        leftCount = new int[ids.size()];
        rightCount = new int[ids.size()];
        for (int i : left) {
            leftCount[leftIds[i]]++;
        }
        for (int j : right) {
            rightCount[rightIds[j]]++;
        }
    }

    /** Whether there are equal rows left that occur more than once. */
    private boolean pairUnique(int[] left, int[] right) {
        int[] place = new int[leftCount.length];
        for (int j : right) {
            place[rightIds[j]] = j;
        }
        boolean repeated = false;
        for (int i : left) {
            int id = leftIds[i];
            if (rightCount[id] > 0) {
                if (leftCount[id] == 1 && rightCount[id] == 1 && board.same(i, place[id])) {
                    board.pair(i, place[id], "equal");
                } else {
                    repeated = true;
                }
            }
        }
        return repeated;
    }

    private void pairRepeated(Gap gap) {
        int[] left = common(gap.left(), leftIds, rightCount);
        int[] right = common(gap.right(), rightIds, leftCount);
        if (left.length == 0 || right.length == 0) {
            return;
        }
        int[] match = CommonRun.of(pick(left, leftIds), pick(right, rightIds));
        if (match == null) {
            board.degraded = true;
            return;
        }
        for (int at = 0; at < match.length; at++) {
            if (match[at] >= 0 && board.same(left[at], right[match[at]])) {
                board.pair(left[at], right[match[at]], "equal");
            }
        }
    }

    private static int[] common(int[] positions, int[] ids, int[] others) {
        int[] out = new int[positions.length];
        int count = 0;
        for (int position : positions) {
            if (others[ids[position]] > 0) {
                out[count++] = position;
            }
        }
        return Arrays.copyOf(out, count);
    }

    private static int[] pick(int[] positions, int[] ids) {
        int[] out = new int[positions.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = ids[positions[i]];
        }
        return out;
    }

    /** Equal rows that found no partner in order, first with first. */
    private void pairRest() {
        @SuppressWarnings({"unchecked", "rawtypes"})
        Deque<Integer>[] waiting = new Deque[leftCount.length];
        for (int j : board.freeRight()) {
            int id = rightIds[j];
            if (leftCount[id] > 0) {
                if (waiting[id] == null) {
                    waiting[id] = new ArrayDeque<>();
                }
                waiting[id].add(j);
            }
        }
        for (int i : board.freeLeft()) {
            Deque<Integer> queue = waiting[leftIds[i]];
            if (queue != null && !queue.isEmpty() && board.same(i, queue.peek())) {
                board.pair(i, queue.poll(), "equal");
            }
        }
    }
}
