package dev.refine.score;

import java.util.Set;
import java.util.TreeSet;

/**
 * What one case gained and lost between two states, by leaf. A critic is no ruler: its points only count when they move
 * by more than {@value #NOISE}, or across the threshold, which is a leaf of its own.
 *
 * @param gained leaves that were wrong and are right, and extras that are gone
 * @param lost leaves that were right and are wrong, and extras that are new
 */
public record Change(String caseId, CaseScore before, CaseScore after, Set<String> gained, Set<String> lost) {

    /** What is gained or lost when a critic's points move. */
    public static final String CRITIQUE = "critique";

    private static final double NOISE = 5;

    /** The change of one case. An error or an unjudged case on either side changes nothing: it is missing data. */
    public static Change of(CaseScore before, CaseScore after) {
        if (!before.isComparable() || !after.isComparable()) {
            return new Change(after.caseId(), before, after, Set.of(), Set.of());
        }
        Set<String> gained = minus(before.wrong(), after.wrong(), "");
        gained.addAll(minus(before.extra(), after.extra(), "+"));
        Set<String> lost = minus(after.wrong(), before.wrong(), "");
        lost.addAll(minus(after.extra(), before.extra(), "+"));
        if (before.points().isPresent() && after.points().isPresent()) {
            double moved = after.points().getAsDouble() - before.points().getAsDouble();
            if (Math.abs(moved) > NOISE) {
                (moved > 0 ? gained : lost).add(CRITIQUE);
            }
        }
        return new Change(after.caseId(), before, after, gained, lost);
    }

    public boolean hasGained() {
        return !gained.isEmpty();
    }

    public boolean hasLost() {
        return !lost.isEmpty();
    }

    public boolean isNewlyPassing() {
        return !before.passed() && after.passed();
    }

    public boolean isNewlyFailing() {
        return before.passed() && after.standing() == Standing.FAILED;
    }

    private static Set<String> minus(Set<String> from, Set<String> what, String prefix) {
        Set<String> rest = new TreeSet<>();
        from.stream().filter(leaf -> !what.contains(leaf)).forEach(leaf -> rest.add(prefix + leaf));
        return rest;
    }
}
