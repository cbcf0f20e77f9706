package dev.refine.report;

import dev.refine.journal.CaseResult;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What changed from one result of a case to another, leaf by leaf; extras count as leaves of their own.
 *
 * @param fixed wrong or extra before, not now
 * @param broken right before, wrong now
 * @param added extra now, not before
 */
record Transitions(Set<String> fixed, Set<String> broken, Set<String> added) {

    static final Transitions NONE = new Transitions(Set.of(), Set.of(), Set.of());

    static Transitions between(CaseResult before, CaseResult after) {
        Set<String> fixed = gone(before.wrong(), after.wrong());
        fixed.addAll(gone(before.extra(), after.extra()));
        return new Transitions(fixed, gone(after.wrong(), before.wrong()), gone(after.extra(), before.extra()));
    }

    /** Of some leaves those that others lack. */
    private static Set<String> gone(List<String> leaves, List<String> others) {
        Set<String> gone = new HashSet<>(leaves);
        others.forEach(gone::remove);
        return gone;
    }
}
