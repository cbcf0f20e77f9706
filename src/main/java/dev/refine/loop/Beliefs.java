package dev.refine.loop;

import dev.refine.compare.Difference;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.Grouping;
import dev.refine.journal.Belief;
import dev.refine.journal.Bundle;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Remaining;
import dev.refine.loop.judge.CaseJudge;
import dev.refine.score.CaseScore;
import dev.refine.score.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is believed wrong in a provisional state, and what a repair that was seen lets us presume. */
final class Beliefs {

    private final Diagnosis diagnosis;

    Beliefs(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
    }

    /** What is believed to fail, biggest group first. */
    List<FailureGroup> groups(ProvisionalState state) {
        return Grouping.group(open(state));
    }

    /** What is believed wrong with each case that is believed to fail. */
    List<CaseDiagnosis> open(ProvisionalState state) {
        List<CaseDiagnosis> open = new ArrayList<>();
        state.beliefs().forEach((id, belief) -> open(id, belief).ifPresent(open::add));
        return open;
    }

    private Optional<CaseDiagnosis> open(String id, Belief belief) {
        if (belief.score().standing() != Standing.FAILED) {
            return Optional.empty();
        }
        return diagnosis.of(Map.of(id, belief.source().result())).stream()
                .findFirst()
                .map(diagnosed -> Grouping.without(belief.repaired(), diagnosed));
    }

    /**
     * A group that no case of the focus shows any more is presumed repaired in the cases that did not run. When a bundle
     * became smaller, that holds for what the rest of it aims at, and also in the cases that ran before.
     */
    Event.RepairPresumed presume(Iteration current, ProvisionalState before) {
        Bundle bundle = current.bundle();
        boolean whole = bundle.narrowings().isEmpty();
        return presume(
                current,
                before,
                group -> whole || isAimedAt(group, bundle, bundle.standing()),
                current.trials().keySet());
    }

    /** The same of a part of a bundle, under which nothing has run. */
    Event.RepairPresumed presume(Iteration iteration, ProvisionalState before, Set<Integer> attempts) {
        return presume(iteration, before, group -> isAimedAt(group, iteration.bundle(), attempts), Set.of());
    }

    private Event.RepairPresumed presume(
            Iteration current, ProvisionalState before, Predicate<FailureGroup> aimedAt, Set<String> exact) {
        Map<String, CaseScore> seen = current.seenScorecard().cases();
        List<String> repaired = groups(before).stream()
                .filter(group -> aimedAt.test(group) && isRepaired(group, before, seen))
                .map(FailureGroup::id)
                .toList();
        List<Remaining> cases = new ArrayList<>();
        before.beliefs().forEach((id, belief) -> {
            if (!exact.contains(id)) {
                open(id, belief)
                        .ifPresent(open -> remaining(open, belief, repaired).ifPresent(cases::add));
            }
        });
        return new Event.RepairPresumed(current.number(), repaired, cases);
    }

    private static boolean isAimedAt(FailureGroup group, Bundle bundle, Set<Integer> attempts) {
        return bundle.members().stream()
                .filter(member -> attempts.contains(member.attempt()))
                .anyMatch(member -> member.formed().groupId().equals(group.id()));
    }

    private boolean isRepaired(FailureGroup group, ProvisionalState before, Map<String, CaseScore> seen) {
        List<String> shown = group.cases().stream().filter(seen::containsKey).toList();
        return !shown.isEmpty()
                && shown.stream().allMatch(id -> {
                    CaseScore now = seen.get(id);
                    Set<String> leaves = leaves(group, id, before);
                    return now.standing() != Standing.ERROR
                            && Collections.disjoint(leaves, now.wrong())
                            && leaves.stream().noneMatch(leaf -> now.extra().contains(leaf));
                });
    }

    /** By group and case the leaves that are wrong because of the group and of no other. */
    Map<String, Map<String, Set<String>>> leaves(ProvisionalState state) {
        Map<String, Map<String, Set<String>>> leaves = new HashMap<>();
        for (FailureGroup group : groups(state)) {
            Map<String, Set<String>> byCase = new HashMap<>();
            group.cases().forEach(id -> byCase.put(id, leaves(group, id, state)));
            leaves.put(group.id(), byCase);
        }
        return leaves;
    }

    private Set<String> leaves(FailureGroup group, String id, ProvisionalState state) {
        Belief belief = state.beliefs().get(id);
        CaseDiagnosis others =
                Grouping.without(Set.of(group.id()), open(id, belief).orElseThrow());
        Set<String> leaves = bad(belief.score());
        covered(leaves, belief, others).forEach(leaves::remove);
        return leaves;
    }

    private static Set<String> bad(CaseScore score) {
        Set<String> leaves = new HashSet<>(score.wrong());
        leaves.addAll(score.extra());
        return leaves;
    }

    private static Optional<Remaining> remaining(CaseDiagnosis open, Belief belief, List<String> repaired) {
        CaseDiagnosis rest = Grouping.without(Set.copyOf(repaired), open);
        if (rest.equals(open)) {
            return Optional.empty();
        }
        boolean passes = rest.differences().stream().noneMatch(Difference::cost)
                && rest.failedChecks().isEmpty()
                && rest.runFailure().isEmpty();
        List<String> wrong = covered(belief.score().wrong(), belief, rest);
        List<String> extra = covered(belief.score().extra(), belief, rest);
        return Optional.of(
                new Remaining(open.caseId(), passes, passes ? List.of() : wrong, passes ? List.of() : extra));
    }

    /**
     * Those for which some difference or failed check accounts. What costs a leaf of its own accounts for that one: a code
     * fence says nothing of the fields of the answer in it.
     */
    private static List<String> covered(Set<String> leaves, Belief belief, CaseDiagnosis diagnosis) {
        if (diagnosis.runFailure().isPresent()) {
            return List.copyOf(leaves);
        }
        Set<String> bad = bad(belief.score());
        Set<String> named = new HashSet<>();
        diagnosis.failedChecks().forEach(check -> named.add(CaseJudge.CHECK + check.script()));
        List<Difference> places = new ArrayList<>();
        for (Difference found : diagnosis.differences()) {
            if (found.cost() && bad.contains(found.mark())) {
                named.add(found.mark());
            } else if (found.cost()) {
                places.add(found);
            }
        }
        return leaves.stream()
                .filter(leaf -> named.contains(leaf)
                        || places.stream()
                                .anyMatch(found -> isBelow(leaf, found.path()) || isBelow(leaf, found.actualPath())))
                .toList();
    }

    private static boolean isBelow(String leaf, String path) {
        return leaf.equals(path) || leaf.startsWith(path + "/") || leaf.startsWith(path + "#");
    }
}
