package dev.refine.compare;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What changed from one comparison of a case to the next, leaf by leaf; extras count as leaves of their own.
 *
 * @param fixed wrong or extra before, not now
 * @param broken right before, wrong now
 * @param stillWrong wrong or extra both times
 * @param added extra now, not before
 */
public record Transitions(Set<String> fixed, Set<String> broken, Set<String> stillWrong, Set<String> added) {

    /** The leaves that one comparison faulted. */
    public record Faults(Set<String> wrong, Set<String> extra) {}

    public static Transitions between(Comparison before, Comparison after) {
        return between(
                new Faults(before.wrongLeaves(), before.extraLeaves()),
                new Faults(after.wrongLeaves(), after.extraLeaves()));
    }

    public static Transitions between(Faults before, Faults after) {
        Set<String> fixed = new LinkedHashSet<>(before.wrong());
        fixed.removeAll(after.wrong());
        before.extra().stream().filter(leaf -> !after.extra().contains(leaf)).forEach(fixed::add);
        Set<String> broken = new LinkedHashSet<>(after.wrong());
        broken.removeAll(before.wrong());
        Set<String> added = new LinkedHashSet<>(after.extra());
        added.removeAll(before.extra());
        Set<String> still = new LinkedHashSet<>(after.wrong());
        still.retainAll(before.wrong());
        after.extra().stream().filter(leaf -> before.extra().contains(leaf)).forEach(still::add);
        return new Transitions(fixed, broken, still, added);
    }
}
