package dev.refine.compare.align;

import java.util.Arrays;

/** The longest increasing run of a sequence: what stayed in order while the rest moved around it. */
final class Run {

    private Run() {}

    /**
     * Marks the members of a longest increasing subsequence; among equally long ones the one with most values that stand
     * at their own index.
     *
     * @param values distinct, -1 for holes
     * @param bound larger than every value
     */
    static boolean[] longest(int[] values, int bound) {
        boolean[] in = new boolean[values.length];
        if (increasing(values)) {
            for (int i = 0; i < values.length; i++) {
                in[i] = values[i] >= 0;
            }
            return in;
        }
        int from = 0;
        while (values[from] == from) {
            in[from++] = true;
        }
        int to = values.length;
        int below = bound;
        while (to > from && values[to - 1] == below - 1) {
            in[--to] = true;
            below--;
        }
        search(values, from, to, below, in);
        return in;
    }

    /** Both ends of the array hold only values that are smaller, or larger, than all between them. */
    private static void search(int[] values, int from, int to, int bound, boolean[] in) {
        long[] best = new long[to];
        int[] before = new int[to];
        int[] top = new int[bound + 1];
        Arrays.fill(top, -1);
        int last = -1;
        for (int i = from; i < to; i++) {
            if (values[i] < 0) {
                continue;
            }
            int previous = query(top, best, values[i]);
            before[i] = previous;
            best[i] = (previous < 0 ? 0 : best[previous]) + (1L << 32) + (values[i] == i ? 1 : 0);
            update(top, best, values[i], i);
            if (last < 0 || best[i] > best[last]) {
                last = i;
            }
        }
        for (int i = last; i >= 0; i = before[i]) {
            in[i] = true;
        }
    }

    private static boolean increasing(int[] values) {
        int last = -1;
        for (int value : values) {
            if (value >= 0) {
                if (value < last) {
                    return false;
                }
                last = value;
            }
        }
        return true;
    }

    /** The best end of a run among values below the given one. */
    private static int query(int[] top, long[] best, int below) {
        int found = -1;
        for (int at = below; at > 0; at -= at & -at) {
            int candidate = top[at];
            if (candidate >= 0 && (found < 0 || best[candidate] > best[found])) {
                found = candidate;
            }
        }
        return found;
    }

    private static void update(int[] top, long[] best, int value, int index) {
        for (int at = value + 1; at < top.length; at += at & -at) {
            if (top[at] < 0 || best[index] > best[top[at]]) {
                top[at] = index;
            }
        }
    }
}
