package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Tested;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * Decides what {@code measure: lazy} tries to repair next, and on how few cases that can be seen. Least tried first, so
 * that a group which nothing helps does not keep the others waiting; then the largest.
 *
 * @param flaky cases that contradicted themselves: what they gain says nothing
 * @param runs how often a case ran: where results are noisy, another case is asked next time
 */
record Aims(ProvisionalState state, Set<String> preferredFocus, Set<String> flaky, ToIntFunction<String> runs) {

    /** The groups in the order in which they should be tried. */
    static List<FailureGroup> ranked(List<FailureGroup> groups, List<Iteration> iterations) {
        Map<String, Integer> tries = new HashMap<>();
        for (Iteration iteration : iterations) {
            Tested.of(iteration).forEach(tested -> tries.merge(tested.formed().groupId(), 1, Integer::sum));
            iteration.refusals().stream()
                    .filter(refusal -> refusal.hypothesis() != null)
                    .forEach(refusal -> tries.merge(refusal.hypothesis().groupId(), 1, Integer::sum));
        }
        return groups.stream()
                .sorted(Comparator.comparing(group -> tries.getOrDefault(group.id(), 0)))
                .toList();
    }

    /** The fewest cases that show all these groups between them, by taking the one that shows most again and again. */
    List<String> shown(List<FailureGroup> aims) {
        Set<FailureGroup> open = new HashSet<>(aims);
        List<String> chosen = new ArrayList<>();
        while (!open.isEmpty()) {
            String next = open.stream()
                    .flatMap(group -> group.cases().stream())
                    .distinct()
                    .min(Comparator.comparing((String id) -> flaky.contains(id))
                            .thenComparingLong(id -> -count(open, id))
                            .thenComparing(id -> !preferredFocus.contains(id))
                            .thenComparing(id -> runs.applyAsInt(id))
                            .thenComparing(id -> !state.beliefs().get(id).exact())
                            .thenComparing(Comparator.naturalOrder()))
                    .orElseThrow();
            chosen.add(next);
            open.removeIf(group -> group.cases().contains(next));
        }
        return chosen;
    }

    private static long count(Set<FailureGroup> groups, String id) {
        return groups.stream().filter(group -> group.cases().contains(id)).count();
    }
}
