package dev.refine.quality.judgement;

import dev.refine.quality.criterion.Criterion;
import java.util.List;
import java.util.Map;

/** The one place where a deliverable is called good: the evaluator says so, and every criterion passes. */
public final class Convergence {

    private Convergence() {}

    /**
     * @param judged whether the evaluator called it converged
     * @param scores merged scores; a criterion without one fails
     * @param sound whether the evaluation was whole and the round's candidate was not refused
     */
    public static boolean holds(boolean judged, List<Criterion> criteria, Map<String, Integer> scores, boolean sound) {
        return judged && sound && failed(criteria, scores).isEmpty();
    }

    /** Ids of the criteria that do not pass. */
    public static List<String> failed(List<Criterion> criteria, Map<String, Integer> scores) {
        return criteria.stream()
                .filter(criterion ->
                        !scores.containsKey(criterion.id()) || !criterion.passes(scores.get(criterion.id())))
                .map(Criterion::id)
                .toList();
    }
}
