package dev.refine.propose.rules.failure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/** Whether so few samples could show a regularity by chance alone, at the usual level of one in twenty. */
final class Chance {

    private static final double LEVEL = 0.05;

    private Chance() {}

    /** Whether what stands in all of some documents and in none of others hardly does so by chance. */
    static boolean parts(int some, int others) {
        double ways = 1;
        for (int at = 1; at <= some; at++) {
            ways *= (double) (others + at) / at;
        }
        return ways >= 1 / LEVEL;
    }

    /**
     * Whether lists are hardly sorted by chance.
     *
     * @param lists equal values may stand in any order
     * @param tries orders that were looked for
     */
    static boolean orders(Collection<? extends List<?>> lists, int tries) {
        double ways = 1;
        for (List<?> list : lists) {
            for (int at = 2; at <= new HashSet<>(list).size(); at++) {
                ways *= at;
            }
        }
        return ways >= tries / LEVEL;
    }
}
