package dev.refine.quality.judgement;

import java.util.List;

/** Where a criterion is going over the rounds. */
public enum Trend {
    /** It gained, or there are too few rounds to say that it did not. */
    IMPROVING,
    /** No gain beyond noise for as many rounds as the window has. */
    PLATEAU,
    REGRESSING,
    /** It passes. That it does not rise any further is no plateau. */
    SATURATED;

    /** Rounds that are looked back on. */
    public static final int WINDOW = 2;

    /** A difference of so much is noise. */
    public static final int NOISE = 1;

    /**
     * @param earlier scores of earlier rounds, oldest first; null where there was none
     */
    public static Trend of(List<Integer> earlier, int current, int threshold) {
        if (current >= threshold) {
            return SATURATED;
        }
        Integer last = earlier.isEmpty() ? null : earlier.get(earlier.size() - 1);
        if (last != null && current < last - NOISE) {
            return REGRESSING;
        }
        return isStuck(earlier, current) ? PLATEAU : IMPROVING;
    }

    /** Whether no score in the window lies more than noise below the current one. */
    public static boolean isStuck(List<Integer> earlier, int current) {
        if (earlier.size() < WINDOW) {
            return false;
        }
        return earlier.subList(earlier.size() - WINDOW, earlier.size()).stream()
                .allMatch(prior -> prior != null && current <= prior + NOISE);
    }
}
