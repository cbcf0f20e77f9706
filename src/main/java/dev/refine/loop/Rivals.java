package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Decides which candidates of one answer compete: those that aim at the same failure as the first. What aims elsewhere is
 * no rival, however good; its turn comes when that failure is the next.
 */
final class Rivals {

    private final List<FailureGroup> groups;

    Rivals(ProposalRequest request) {
        this.groups = request.groups();
    }

    /** Best guess first; only the first itself where it has no rival. */
    List<Proposal> of(Proposal first, List<Proposal> proposals, Predicate<Proposal> fitting) {
        return proposals.stream()
                .filter(other -> other == first || competes(first, other) && fitting.test(other))
                .limit(ExperimentDesign.RIVALS)
                .toList();
    }

    /** A few failing cases that the first aims at, those before others that most of its rivals aim at, too. */
    List<String> shared(List<Proposal> rivals, Set<String> preferred, int most) {
        List<Set<String>> aims = rivals.stream().map(this::aims).toList();
        return aims.get(0).stream()
                .sorted(Comparator.comparingLong((String id) -> -count(aims, id))
                        .thenComparing(id -> !preferred.contains(id)))
                .limit(most)
                .toList();
    }

    private static long count(List<Set<String>> aims, String id) {
        return aims.stream().filter(cases -> cases.contains(id)).count();
    }

    private boolean competes(Proposal first, Proposal other) {
        String group = groupOf(first);
        String others = groupOf(other);
        return group.isEmpty() || others.isEmpty()
                ? !Collections.disjoint(aims(first), aims(other))
                : group.equals(others);
    }

    /** Whoever was shown one group and names none means that one. */
    String groupOf(Proposal proposal) {
        boolean asked = proposal.groupId().isEmpty() && groups.size() == 1;
        return asked ? groups.get(0).id() : proposal.groupId();
    }

    /** Failing cases of its group, else those that it says it mends; all where it says nothing. */
    private Set<String> aims(Proposal proposal) {
        String name = groupOf(proposal);
        Set<String> failing = new LinkedHashSet<>();
        groups.stream().filter(group -> group.id().equals(name)).forEach(group -> failing.addAll(cases(group)));
        if (!failing.isEmpty()) {
            return failing;
        }
        groups.forEach(group -> failing.addAll(cases(group)));
        Set<String> mended =
                new LinkedHashSet<>(proposal.hypothesis().prediction().fixes());
        mended.retainAll(failing);
        return mended.isEmpty() ? failing : mended;
    }

    /** Those that a proposer was shown come first. */
    private static Set<String> cases(FailureGroup group) {
        Set<String> cases = new LinkedHashSet<>();
        group.examples().forEach(example -> cases.add(example.caseId()));
        cases.addAll(group.cases());
        return cases;
    }
}
