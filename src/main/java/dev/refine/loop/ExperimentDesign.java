package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Event;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Decides which cases test a hypothesis first: a few failing ones that it should fix, and a few passing ones that it
 * should leave alone. Depends on the seed only, never on a clock.
 *
 * @param preferredFocus cases that the manifest's {@code focus} names
 * @param namedGuards cases that the manifest's {@code guards} names; empty = choose by seed
 */
public record ExperimentDesign(Set<String> preferredFocus, Set<String> namedGuards, long seed) {

    /** Candidates that are compared with each other, at most. */
    static final int RIVALS = 4;

    private static final int SCREENED = 2;
    private static final int FOCUS = 3;
    private static final int GUARDS = 3;

    /** How many failing cases candidates are compared on; where repairs are presumed one shows as much as several. */
    static int screened(boolean lazy) {
        return lazy ? 1 : SCREENED;
    }

    /** How many runs a comparison of candidates makes at most beside those of the one that is measured then. */
    public static int mostScreening(int cases, boolean lazy) {
        return (RIVALS - 1) * Math.min(cases, screened(lazy));
    }

    /** The same, with a preference for these cases, too. */
    ExperimentDesign preferring(List<String> cases) {
        Set<String> preferred = new HashSet<>(preferredFocus);
        preferred.addAll(cases);
        return new ExperimentDesign(preferred, namedGuards, seed);
    }

    /**
     * Failing cases that show what the hypothesis is about, at most three; those that contradicted themselves last, since
     * what they gain says nothing.
     */
    List<String> focus(
            Event.HypothesisFormed hypothesis, List<FailureGroup> groups, Scorecard best, Set<String> flaky) {
        Set<String> candidates = new LinkedHashSet<>();
        groups.stream()
                .filter(group -> group.id().equals(hypothesis.groupId()))
                .findFirst()
                .ifPresent(group -> {
                    group.examples().forEach(example -> candidates.add(example.caseId()));
                    candidates.addAll(group.cases());
                });
        if (candidates.isEmpty()) {
            candidates.addAll(hypothesis.hypothesis().prediction().fixes());
        }
        candidates.removeIf(id -> !isFailing(best, id));
        if (candidates.isEmpty()) {
            candidates.addAll(covering(groups, flaky));
        }
        if (candidates.isEmpty()) {
            candidates.addAll(sample(best.cases().values(), FOCUS));
        }
        return candidates.stream()
                .sorted(Comparator.comparing((String id) -> !preferredFocus.contains(id))
                        .thenComparing(flaky::contains))
                .limit(FOCUS)
                .toList();
    }

    /** Any cases, by seed: what a metric does, it does everywhere. */
    List<String> sampled(Scorecard best) {
        List<String> preferred = best.cases().keySet().stream()
                .filter(preferredFocus::contains)
                .limit(FOCUS)
                .toList();
        return preferred.isEmpty() ? sample(best.cases().values(), FOCUS) : preferred;
    }

    /**
     * Passing cases: the named ones, else a few by seed, of those that never contradicted themselves as long as there are
     * any: the loss of a flaky case says nothing.
     */
    List<String> guards(Scorecard best, Set<String> flaky) {
        if (!namedGuards.isEmpty()) {
            return named(best);
        }
        List<CaseScore> passing =
                best.cases().values().stream().filter(CaseScore::passed).toList();
        List<CaseScore> stable = passing.stream()
                .filter(score -> !flaky.contains(score.caseId()))
                .toList();
        return sample(stable.isEmpty() ? passing : stable, GUARDS);
    }

    /** Passing cases that the manifest names as guards. */
    List<String> named(Scorecard best) {
        return best.cases().values().stream()
                .filter(CaseScore::passed)
                .map(CaseScore::caseId)
                .filter(namedGuards::contains)
                .sorted()
                .toList();
    }

    /** A hypothesis that names nothing is tested where most is wrong: the cases that show the most groups. */
    private static List<String> covering(List<FailureGroup> groups, Set<String> flaky) {
        List<String> chosen = new ArrayList<>();
        Set<String> open = new HashSet<>();
        groups.forEach(group -> open.add(group.id()));
        while (chosen.size() < FOCUS && !open.isEmpty()) {
            String next = groups.stream()
                    .flatMap(group -> group.cases().stream())
                    .distinct()
                    .max(Comparator.comparing((String id) -> shown(groups, open, id) > 0 && !flaky.contains(id))
                            .thenComparingLong(id -> shown(groups, open, id))
                            .thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            chosen.add(next);
            groups.stream().filter(group -> group.cases().contains(next)).forEach(group -> open.remove(group.id()));
        }
        return chosen;
    }

    private static long shown(List<FailureGroup> groups, Set<String> open, String id) {
        return groups.stream()
                .filter(group -> open.contains(group.id()) && group.cases().contains(id))
                .count();
    }

    private List<String> sample(Iterable<CaseScore> scores, int size) {
        List<String> ids = new ArrayList<>();
        scores.forEach(score -> ids.add(score.caseId()));
        Collections.sort(ids);
        Collections.shuffle(ids, new Random(seed));
        return ids.stream().limit(size).sorted().toList();
    }

    private static boolean isFailing(Scorecard best, String id) {
        return best.get(id).filter(score -> score.standing() == Standing.FAILED).isPresent();
    }
}
