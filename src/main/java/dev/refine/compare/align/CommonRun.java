package dev.refine.compare.align;

import java.util.Arrays;

/** A longest common subsequence by Myers' greedy search over diagonals. */
final class CommonRun {

    /** More edits than this are not searched: the trace would outgrow the documents. */
    private static final int MOST_EDITS = 2_500;

    private CommonRun() {}

    /** Per element of {@code a} its place in {@code b}, or -1; null when the two are too different. */
    static int[] of(int[] a, int[] b) {
        int most = Math.min(MOST_EDITS, a.length + b.length);
        int[] reach = new int[2 * most + 3];
        int[][] trace = new int[most + 1][];
        int middle = most + 1;
        for (int d = 0; d <= most; d++) {
            for (int k = -d; k <= d; k += 2) {
                boolean down = k == -d || k != d && reach[middle + k - 1] < reach[middle + k + 1];
                int x = down ? reach[middle + k + 1] : reach[middle + k - 1] + 1;
                while (x < a.length && x - k < b.length && a[x] == b[x - k]) {
                    x++;
                }
                reach[middle + k] = x;
                if (x >= a.length && x - k >= b.length) {
                    return back(a, b, trace, d);
                }
            }
            trace[d] = Arrays.copyOfRange(reach, middle - d, middle + d + 1);
        }
        return null;
    }

    private static int[] back(int[] a, int[] b, int[][] trace, int edits) {
        int[] match = new int[a.length];
        Arrays.fill(match, -1);
        int x = a.length;
        int y = b.length;
        for (int d = edits; d > 0; d--) {
            int k = x - y;
            boolean down = k == -d || k != d && at(trace[d - 1], d - 1, k - 1) < at(trace[d - 1], d - 1, k + 1);
            int from = at(trace[d - 1], d - 1, down ? k + 1 : k - 1);
            int start = down ? from : from + 1;
            while (x > start) {
                match[--x] = --y;
            }
            x = from;
            y = from - (down ? k + 1 : k - 1);
        }
        while (x > 0) {
            match[--x] = --y;
        }
        return match;
    }

    private static int at(int[] row, int d, int k) {
        return k < -d || k > d ? -1 : row[k + d];
    }
}
