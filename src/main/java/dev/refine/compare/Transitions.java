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

    public static Transitions between(Comparison before, Comparison after) {
        Set<String> fixed = new LinkedHashSet<>(before.wrongLeaves());
        fixed.removeAll(after.wrongLeaves());
        before.extraLeaves().stream()
                .filter(leaf -> !after.extraLeaves().contains(leaf))
                .forEach(fixed::add);
        Set<String> broken = new LinkedHashSet<>(after.wrongLeaves());
        broken.removeAll(before.wrongLeaves());
        Set<String> added = new LinkedHashSet<>(after.extraLeaves());
        added.removeAll(before.extraLeaves());
        Set<String> still = new LinkedHashSet<>(after.wrongLeaves());
        still.retainAll(before.wrongLeaves());
        after.extraLeaves().stream()
                .filter(leaf -> before.extraLeaves().contains(leaf))
                .forEach(still::add);
        return new Transitions(fixed, broken, still, added);
    }
}
