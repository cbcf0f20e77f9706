package dev.refine.compare.align;

import java.util.Arrays;

/** The assignment with the largest sum, by shortest augmenting paths; cubic, so for small tables. */
final class Hungarian {

    private Hungarian() {}

    /** Per row its column, or -1. Zero means that the two do not belong together. */
    static int[] match(double[][] value) {
        int n = value.length;
        int m = Math.max(n, value[0].length);
        double[] u = new double[n + 1];
        double[] v = new double[m + 1];
        int[] rowOf = new int[m + 1];
        for (int i = 1; i <= n; i++) {
            augment(value, i, u, v, rowOf);
        }
        int[] match = new int[n];
        Arrays.fill(match, -1);
        for (int j = 1; j <= value[0].length; j++) {
            if (rowOf[j] > 0) {
                match[rowOf[j] - 1] = j - 1;
            }
        }
        return match;
    }

    private static void augment(double[][] value, int row, double[] u, double[] v, int[] rowOf) {
        int m = rowOf.length - 1;
        double[] slack = new double[m + 1];
        int[] way = new int[m + 1];
        boolean[] used = new boolean[m + 1];
        Arrays.fill(slack, Double.MAX_VALUE);
        rowOf[0] = row;
        int column = 0;
        do {
            used[column] = true;
            int i = rowOf[column];
            double delta = Double.MAX_VALUE;
            int next = 0;
            for (int j = 1; j <= m; j++) {
                if (!used[j]) {
                    double cost = (j <= value[0].length ? -value[i - 1][j - 1] : 0) - u[i] - v[j];
                    if (cost < slack[j]) {
                        slack[j] = cost;
                        way[j] = column;
                    }
                    if (slack[j] < delta) {
                        delta = slack[j];
                        next = j;
                    }
                }
            }
            for (int j = 0; j <= m; j++) {
                if (used[j]) {
                    u[rowOf[j]] += delta;
                    v[j] -= delta;
                } else {
                    slack[j] -= delta;
                }
            }
            column = next;
        } while (rowOf[column] != 0);
        do {
            int before = way[column];
            rowOf[column] = rowOf[before];
            column = before;
        } while (column != 0);
    }
}
