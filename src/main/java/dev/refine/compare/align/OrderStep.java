package dev.refine.compare.align;

/** Pairs similar rows inside each gap without crossing, so that the similarity of all pairs together is largest. */
final class OrderStep {

    /** Up to here every pair of a gap is considered. */
    private static final int SMALL = 1_024;

    /** How far beyond the difference in length a partner may stand in a larger gap. */
    private static final int BAND = 24;

    /** Bands beyond this are left to the candidate search. */
    private static final long LARGEST = 1_200_000;

    private static final int LARGE_ROW = 64;

    private OrderStep() {}

    static void run(Board board) {
        for (Gap gap : Gap.of(board)) {
            if (!pairLone(board, gap)) {
                pairInOrder(board, gap);
            }
        }
    }

    /** Two large containers alone between pairs belong together; measuring each level would cost depth times size. */
    private static boolean pairLone(Board board, Gap gap) {
        if (gap.left().length != 1 || gap.right().length != 1) {
            return false;
        }
        int left = board.leftRows[gap.left()[0]];
        int right = board.rightRows[gap.right()[0]];
        boolean large = board.left.end(left) - left > LARGE_ROW && board.right.end(right) - right > LARGE_ROW;
        if (large && board.left.kind(left) == board.right.kind(right)) {
            board.pair(gap.left()[0], gap.right()[0], "alone");
            return true;
        }
        return false;
    }

    private static void pairInOrder(Board board, Gap gap) {
        int r = gap.left().length;
        int s = gap.right().length;
        boolean small = (long) r * s <= SMALL;
        int low = small ? -r : Math.min(0, s - r) - BAND;
        int high = small ? s : Math.max(0, s - r) + BAND;
        long cells = small ? (long) r * s : (long) r * Math.min(s, high - low + 1);
        if (cells > LARGEST) {
            return;
        }
        if (!board.effort.take(cells)) {
            board.degraded = true;
            return;
        }
        new Table(board, gap, low, high - low + 1).solve();
    }

    /** The table of the best sums; cell (i, j) lies at {@code j - i - low} of row i. */
    private static final class Table {

        private static final byte NONE = 0;
        private static final byte PAIR = 1;
        private static final byte LEFT = 2;
        private static final byte RIGHT = 3;

        private final Board board;
        private final Gap gap;
        private final int low;
        private final int width;

        Table(Board board, Gap gap, int low, int width) {
            this.board = board;
            this.gap = gap;
            this.low = low;
            this.width = width;
        }

        void solve() {
            int r = gap.left().length;
            int s = gap.right().length;
            byte[][] step = new byte[r][];
            double[] above = new double[s + 1];
            double[] row = new double[s + 1];
            for (int i = 0; i < r; i++) {
                int from = Math.max(0, i + low);
                int to = Math.min(s, i + low + width);
                step[i] = new byte[Math.max(0, to - from)];
                row[from] = from > 0 ? above[from] : 0;
                for (int j = from; j < to; j++) {
                    step[i][j - from] = best(i, j, above, row);
                }
                for (int j = to; j < s && j <= to + 1; j++) {
                    row[j + 1] = row[to];
                }
                double[] swap = above;
                above = row;
                row = swap;
            }
            walk(step, s);
        }

        private byte best(int i, int j, double[] above, double[] row) {
            double affinity = board.affinity(gap.left()[i], gap.right()[j]);
            double pair = affinity >= 0 ? above[j] + affinity : -1;
            double skipLeft = above[j + 1];
            double skipRight = row[j];
            if (pair >= skipLeft && pair >= skipRight && pair > 0) {
                row[j + 1] = pair;
                return PAIR;
            }
            row[j + 1] = Math.max(skipLeft, skipRight);
            return skipLeft >= skipRight ? LEFT : RIGHT;
        }

        private void walk(byte[][] step, int s) {
            int i = step.length - 1;
            int j = s - 1;
            while (i >= 0 && j >= 0) {
                int from = Math.max(0, i + low);
                int at = j - from;
                byte one = at < 0 ? LEFT : at >= step[i].length ? RIGHT : step[i][at];
                if (one == PAIR) {
                    board.pair(gap.left()[i--], gap.right()[j--], "similar");
                } else if (one == LEFT || one == NONE) {
                    i--;
                } else {
                    j--;
                }
            }
        }
    }
}
