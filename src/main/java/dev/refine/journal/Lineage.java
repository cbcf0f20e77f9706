package dev.refine.journal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/** The best state and the provisional ones that were built on it, each on the one before. Empty until the baseline. */
final class Lineage {

    private final Deque<ProvisionalState> states = new ArrayDeque<>();
    private BestState best;

    void verified(BestState state) {
        best = state;
        states.clear();
        states.add(ProvisionalState.of(state));
    }

    void clear() {
        best = null;
        states.clear();
    }

    BestState best() {
        return best;
    }

    /** The newest state. */
    ProvisionalState newest() {
        return states.peekLast();
    }

    /** The state that the newest one was built on; itself when that is the best one. */
    ProvisionalState beneath() {
        ProvisionalState top = states.pollLast();
        ProvisionalState below = states.isEmpty() ? top : states.peekLast();
        states.add(top);
        return below;
    }

    boolean isAhead() {
        return states.size() > 1;
    }

    /** The edit of this iteration is kept; what it does to cases that did not run is not known. */
    void extend(Iteration iteration, Map<String, String> files) {
        if (!states.isEmpty()) {
            states.add(newest().after(
                            iteration.number(),
                            files,
                            iteration.trials(),
                            iteration.presumed().orElse(null)));
        }
    }

    /** The state whose bytes the files hold: the best one while it is run again, else the newest. */
    ProvisionalState held(Map<String, String> files) {
        return best.files().equals(files) && !newest().files().equals(files) ? states.peekFirst() : newest();
    }

    /** One more run under the bytes that the files hold; the best state's own knowledge grows with it. */
    void learn(Map<String, String> files, String caseId, CaseResult result) {
        ProvisionalState before = held(files);
        ProvisionalState learned = before.learned(caseId, result);
        if (before == newest()) {
            states.removeLast();
            states.addLast(learned);
        } else {
            states.removeFirst();
            states.addFirst(learned);
        }
        if (learned == states.peekFirst()) {
            best = new BestState(best.iteration(), best.files(), learned.trials(), best.verified());
        }
    }

    /** The newest state has been run in full. */
    void verify() {
        if (isAhead()) {
            ProvisionalState state = newest();
            verified(new BestState(state.iteration(), state.files(), state.trials(), true));
        }
    }

    /** Of the bundle that led to the newest state only a part stays, on the same state beneath. Gives what ran under all. */
    Map<String, CaseTrials> takeBack(BundleRest rest, Map<String, String> held) {
        Map<String, String> files = new TreeMap<>(held);
        rest.changes().forEach(change -> files.put(change.path(), change.after()));
        ProvisionalState whole = states.removeLast();
        states.addLast(newest().after(rest.iteration(), files, Map.of(), rest.presumed()));
        return whole.exactTrials();
    }

    /** Back to an earlier state, at the most to the best one. */
    void takeBack(int toIteration) {
        while (isAhead() && newest().iteration() != toIteration) {
            states.removeLast();
        }
    }
}
