package dev.refine.loop;

import dev.refine.journal.Iteration;
import dev.refine.propose.ProposalRequest.Effect;
import dev.refine.score.CaseScore;
import dev.refine.score.LeafWords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells of each edit what it did to which field, so that a part of it that did nothing can be told from one that helped.
 * Goes through the iterations once, in their order: an edit is compared with what was best before it.
 */
final class Effects {

    private final Map<String, CaseScore> best = new HashMap<>();

    /** Pattern path to what became of the leaves there, over the cases that this iteration measured. */
    Map<String, Effect> next(Iteration iteration) {
        Map<String, Effect> effects = new TreeMap<>();
        Map<String, CaseScore> measured = iteration.scorecard().cases();
        measured.values()
                .forEach(after -> Optional.ofNullable(best.get(after.caseId()))
                        .ifPresent(before -> compare(before, after, effects)));
        if (iteration.number() == 0) {
            best.clear();
        }
        if (iteration.number() == 0 || iteration.isKept()) {
            best.putAll(measured);
        }
        return effects;
    }

    private static void compare(CaseScore before, CaseScore after, Map<String, Effect> effects) {
        if (before.isComparable() && after.isComparable()) {
            count(before.wrong(), after.wrong(), effects);
            count(before.extra(), after.extra(), effects);
        }
    }

    private static void count(Set<String> before, Set<String> after, Map<String, Effect> effects) {
        for (String leaf : before) {
            effects.merge(LeafWords.field(leaf), new Effect(1, after.contains(leaf) ? 0 : 1), Effect::plus);
        }
    }
}
