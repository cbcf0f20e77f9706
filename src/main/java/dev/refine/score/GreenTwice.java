package dev.refine.score;

import java.util.List;

/**
 * Whether a case that contradicted itself has been green often enough to call the whole state green: its majority has to
 * come out green, and with further runs it has to come out green once more.
 */
public final class GreenTwice {

    private GreenTwice() {}

    /** Whether one more run is needed to say so. A case that is stable, or red by now, needs none. */
    public static boolean needsRun(List<CaseScore> runs, int trials) {
        if (!Majority.of(runs).flaky()) {
            return false;
        }
        int first = 1;
        while (first < runs.size() && !Majority.of(runs.subList(0, first)).isSettled(trials)) {
            first++;
        }
        Majority once = Majority.of(runs.subList(0, first));
        if (once.passes() * 2 <= once.judged()) {
            return false;
        }
        Majority all = Majority.of(runs);
        return first == runs.size() || all.passes() * 2 == all.judged();
    }
}
