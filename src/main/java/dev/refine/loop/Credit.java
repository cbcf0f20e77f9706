package dev.refine.loop;

import dev.refine.journal.Bundle;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.score.Change;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which hypothesis of a bundle a gain belongs to: the one that aims at the failure group of the leaf. */
final class Credit {

    private final Bench bench;
    private final CandidateRuns runs;
    private final Beliefs beliefs;
    private ProvisionalState known;
    private Map<String, Map<String, Set<String>>> leaves = Map.of();

    Credit(Bench bench, CandidateRuns runs) {
        this.bench = bench;
        this.runs = runs;
        this.beliefs = new Beliefs(Diagnosis.of(bench));
    }

    /** The trial that runs now. */
    Bundle.Trial atHand() {
        return current().bundle().trial(current().trials());
    }

    /** Of those that stand, whoever gained what it aims at; all of them when something else was gained by nobody knows whom. */
    Set<Integer> gainful() {
        Set<Integer> standing = current().bundle().standing();
        Set<Integer> gainful = new TreeSet<>(everGainful());
        gainful.retainAll(standing);
        boolean unclaimed =
                gainful.isEmpty() && runs.changes(current().trials()).stream().anyMatch(Change::hasGained);
        return unclaimed ? standing : gainful;
    }

    /** Whoever gained what it aims at, out by now or not. */
    Set<Integer> everGainful() {
        Map<Integer, Map<String, Set<String>>> aims = aims();
        Set<Integer> gainful = new TreeSet<>();
        aims.forEach((attempt, aim) -> {
            if (!gained(attempt, aim).isEmpty()) {
                gainful.add(attempt);
            }
        });
        return gainful;
    }

    /** Cases in which a hypothesis gained what it aims at. */
    List<String> gained(int attempt) {
        return gained(attempt, aims().getOrDefault(attempt, Map.of()));
    }

    /**
     * The changes as each hypothesis has to show them: its own gains, and every loss. Whoever is measured alone has to show
     * them all, and a probe nothing but the losses.
     */
    List<List<Change>> claims(List<Change> changes) {
        Bundle bundle = current().bundle();
        if (bundle.members().size() < 2) {
            return List.of(changes);
        }
        if (bundle.probe().isPresent()) {
            return List.of(of(changes, Map.of()));
        }
        Map<Integer, Map<String, Set<String>>> aims = aims();
        return bundle.standing().stream()
                .map(attempt -> of(changes, aims.get(attempt)))
                .toList();
    }

    private static List<Change> of(List<Change> changes, Map<String, Set<String>> aim) {
        return changes.stream()
                .map(change -> isAimedAt(change, aim.getOrDefault(change.caseId(), Set.of()))
                        ? change
                        : new Change(change.caseId(), change.before(), change.after(), Set.of(), change.lost()))
                .toList();
    }

    /**
     * For each case in the last trial that ran it with the edit in the files: what came back when another edit went out was
     * gained by that one. A probe looks at losses only.
     */
    private List<String> gained(int attempt, Map<String, Set<String>> aim) {
        Map<String, Change> last = new LinkedHashMap<>();
        Stream.concat(current().bundle().trials().stream(), Stream.of(atHand()))
                .filter(trial -> !trial.probe() && trial.attempts().contains(attempt))
                .flatMap(trial -> runs.changes(trial.results()).stream())
                .forEach(change -> last.put(change.caseId(), change));
        return last.values().stream()
                .filter(change -> isAimedAt(change, aim.getOrDefault(change.caseId(), Set.of())))
                .map(Change::caseId)
                .toList();
    }

    private static boolean isAimedAt(Change change, Set<String> leaves) {
        return change.gained().stream()
                .anyMatch(leaf -> leaves.contains(leaf.startsWith("+") ? leaf.substring(1) : leaf));
    }

    /** By attempt and case the leaves that are wrong because of what the hypothesis aims at. */
    private Map<Integer, Map<String, Set<String>>> aims() {
        ProvisionalState before = bench.state().provisional().orElseThrow();
        if (before != known) {
            known = before;
            leaves = beliefs.leaves(before);
        }
        Map<Integer, Map<String, Set<String>>> aims = new HashMap<>();
        for (Bundle.Member member : current().bundle().members()) {
            Event.HypothesisFormed formed = member.formed();
            aims.put(formed.attempt(), leaves.getOrDefault(formed.groupId(), Map.of()));
        }
        return aims;
    }

    private Iteration current() {
        return bench.state().current();
    }
}
