package dev.refine.score;

import java.util.List;
import java.util.Map;

/**
 * Decides which results a verdict still hangs on: a loss counts only when it repeats and the state before, run again,
 * still has the case right; a gain counts only when it repeats. One gain is enough, and what nothing hangs on runs once.
 *
 * @param trials runs of one case at the most; 1 = every result is exact
 * @param trustsGains whether a gain need not repeat: what is kept is verified later, and repeats have agreed so far
 */
public record Doubt(int trials, boolean trustsGains) {

    /** What to run before the verdict. */
    public sealed interface Next {

        /** These cases once more under the candidate. */
        record Again(List<String> cases) implements Next {}

        /** These cases once more under the state that the edit was made on. */
        record BeforeAgain(List<String> cases) implements Next {}

        /** Nothing: the verdict stands. */
        record Nothing() implements Next {}
    }

    /**
     * @param changes of the cases measured so far, flaky ones left out
     * @param candidate what the runs of each case say under the candidate
     * @param before the same under the state before, where it was measured on exactly those bytes
     * @param vetoes how many edits on that state were given up already because of the case: each asks the state anew, since
     *     one that was right by luck would refuse every edit for good
     */
    public Next next(
            List<Change> changes,
            Map<String, Majority> candidate,
            Map<String, Majority> before,
            Map<String, Integer> vetoes) {
        List<String> lost = ids(changes.stream().filter(Change::hasLost).toList());
        List<String> gained = ids(changes.stream().filter(Change::hasGained).toList());
        List<String> unsettled =
                lost.stream().filter(id -> isOpen(candidate, id)).toList();
        if (!unsettled.isEmpty()) {
            return new Next.Again(unsettled);
        }
        List<String> unproven = lost.stream()
                .filter(id -> before.containsKey(id) && isUnproven(before.get(id), vetoes.getOrDefault(id, 0)))
                .toList();
        if (!unproven.isEmpty()) {
            return new Next.BeforeAgain(unproven);
        }
        boolean proven = gained.stream().anyMatch(id -> !isOpen(candidate, id));
        return lost.isEmpty() && !trustsGains && !proven && !gained.isEmpty()
                ? new Next.Again(gained.subList(0, 1))
                : new Next.Nothing();
    }

    /**
     * Whether the state before has to be run again before a loss against it counts. A run that broke down has not shown
     * that the case is still right.
     */
    public boolean isUnproven(Majority before, int vetoes) {
        return before.runs() < trials && before.judged() < 2 + vetoes && !before.flaky();
    }

    private boolean isOpen(Map<String, Majority> candidate, String id) {
        return !candidate.get(id).isSettled(trials);
    }

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(Change::caseId).toList();
    }
}
