package dev.refine.score;

import java.util.List;

/** Decides whether a run of iterations brings nothing any more. */
public final class Plateau {

    private Plateau() {}

    /**
     * Whether the last {@code limit} verdicts are all without improvement; unmeasured ones count, skipped iterations
     * are not in the list.
     */
    public static boolean isReached(List<Verdict> verdicts, int limit) {
        return verdicts.size() >= limit
                && verdicts.subList(verdicts.size() - limit, verdicts.size()).stream()
                        .noneMatch(verdict -> verdict == Verdict.IMPROVED);
    }
}
