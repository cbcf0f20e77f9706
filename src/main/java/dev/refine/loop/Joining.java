package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.Bundle;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Decides whether one more hypothesis is asked for before a bundle is measured, and what it may aim at. */
final class Joining {

    private final Bench bench;
    private final int most;
    private final Affordable affordable;

    /** @param most hypotheses in one bundle */
    Joining(Bench bench, int most) {
        this.bench = bench;
        this.most = most;
        this.affordable = new Affordable(bench);
    }

    /**
     * Whether nobody else is asked, so that the bundle is measured as it is. Each group is asked for once.
     *
     * @param calls that the next answer takes
     */
    boolean isOver(List<FailureGroup> open, IntSupplier calls) {
        Iteration current = bench.state().current();
        int members = current.bundle().members().size();
        boolean apart = current.bundle().members().stream()
                .noneMatch(member -> member.formed().groupId().isEmpty());
        return members + refusedSince(current).size() >= most
                || !apart
                || open.isEmpty()
                || !affordable.leavesRoomForProposal(calls.getAsInt());
    }

    /** The groups that nobody in the bundle aims at, and that nobody had an answer to since it was begun. */
    static List<FailureGroup> open(List<FailureGroup> ranked, Iteration current) {
        Set<String> taken = new HashSet<>();
        current.bundle().members().forEach(member -> taken.add(member.formed().groupId()));
        List<Iteration.Refusal> refused = refusedSince(current);
        refused.stream()
                .map(Iteration.Refusal::hypothesis)
                .filter(Objects::nonNull)
                .forEach(formed -> taken.add(formed.groupId()));
        long silent =
                refused.stream().filter(refusal -> refusal.hypothesis() == null).count();
        return ranked.stream()
                .filter(group -> !taken.contains(group.id()))
                .skip(silent)
                .toList();
    }

    void close() {
        Iteration current = bench.state().current();
        int members = current.bundle().members().size();
        bench.append(
                new Event.BundleClosed(current.number(), members + (members == 1 ? " hypothesis" : " hypotheses")));
    }

    private static List<Iteration.Refusal> refusedSince(Iteration current) {
        Optional<Bundle.Member> first = current.bundle().members().stream().findFirst();
        return current.refusals().stream()
                .filter(refusal -> first.isPresent()
                        && refusal.refused().attempt() > first.get().attempt())
                .toList();
    }
}
