package dev.refine.loop;

import dev.refine.journal.BundleRest;
import dev.refine.journal.Event;
import dev.refine.journal.Event.Loss;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Takes back what a provisional state holds since the best one: whatever was kept last goes first, hypothesis by hypothesis. */
final class TakingBack {

    private final Bench bench;
    private final BundleFiles bundles;

    TakingBack(Bench bench) {
        this.bench = bench;
        this.bundles = new BundleFiles(bench);
    }

    /** Only the newest hypothesis, where it was kept with others. */
    void newest(String reason, List<Loss> losses) {
        Iteration of = bench.state().iteration(standing().iteration()).orElseThrow();
        TreeSet<Integer> left = new TreeSet<>(of.bundle().standing());
        Integer newest = left.pollLast();
        Optional<BundleRest> rest = left.isEmpty() ? Optional.empty() : rest(of, left);
        if (rest.isEmpty()) {
            edit(beneath().iteration(), reason, losses);
            return;
        }
        bench.progress().said("attempt " + newest + " of iteration " + of.number() + " is taken back: " + reason);
        bench.append(new Event.HypothesisTakenBack(number(), newest, reason, losses, rest.get()));
    }

    private Optional<BundleRest> rest(Iteration of, TreeSet<Integer> left) {
        return bundles.only(of, left)
                .map(changes -> new BundleRest(
                        of.number(),
                        List.copyOf(left),
                        changes,
                        new Beliefs(Diagnosis.of(bench)).presume(of, beneath(), left)));
    }

    /** All of it, back to the last state that was run in full. */
    void everything(String reason) {
        edit(bench.state().best().orElseThrow().iteration(), reason, List.of());
    }

    private void edit(int toIteration, String reason, List<Loss> losses) {
        bench.progress().said("the edit of iteration " + standing().iteration() + " is taken back: " + reason);
        bench.append(new Event.EditTakenBack(number(), standing().iteration(), toIteration, reason, losses));
    }

    /** Whether the files go to what is left of a bundle, which nobody may have looked at yet. */
    boolean isRest(Event.RestoreAnnounced announced) {
        return bench.state().iteration(announced.toIteration()).stream()
                .flatMap(iteration -> iteration.bundle().rests().stream())
                .reduce((earlier, last) -> last)
                .filter(rest -> rest.changes().equals(announced.changes()))
                .isPresent();
    }

    private ProvisionalState standing() {
        return bench.state().provisional().orElseThrow();
    }

    private ProvisionalState beneath() {
        return bench.state().beneath().orElseThrow();
    }

    private int number() {
        return bench.state().current().number();
    }
}
