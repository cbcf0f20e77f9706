package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.score.Evidence;
import dev.refine.score.Scorecard;
import java.util.HashMap;
import java.util.Map;

/** Puts figures on a measurement: rates, kinds of error with their change, time, tokens, cost. */
final class Metering {

    private final Bench bench;
    private final Diagnosis diagnosis;

    Metering(Bench bench) {
        this.bench = bench;
        this.diagnosis = Diagnosis.of(bench);
    }

    void takeMetrics() {
        Iteration current = state().current();
        Map<String, Integer> categories = Diagnosis.categories(diagnosis.of(current.results()));
        Scorecard card = current.scorecard();
        bench.session()
                .append(new Event.MetricsTaken(
                        current.number(),
                        card.passRate(),
                        card.score(),
                        categories,
                        current.number() == 0 ? Map.of() : changes(current, categories),
                        current.results().values().stream()
                                .filter(result -> !result.remembered())
                                .mapToLong(CaseResult::millis)
                                .sum(),
                        Spent.tokens(current.results().values()),
                        current.number() == 0
                                ? null
                                : Evidence.between(state().best().orElseThrow().scorecard(), card),
                        current.number() == 0
                                ? null
                                : Evidence.between(state().iterations().get(0).scorecard(), card)));
    }

    /** Against the best state, over the cases that the iteration measured; a category that stayed is not named. */
    private Map<String, Integer> changes(Iteration current, Map<String, Integer> categories) {
        BestState best = state().best().orElseThrow();
        Map<String, CaseResult> before = new HashMap<>(best.results());
        before.keySet().retainAll(current.results().keySet());
        Map<String, Integer> changes = new HashMap<>(categories);
        Diagnosis.categories(diagnosis.of(before)).forEach((code, count) -> changes.merge(code, -count, Integer::sum));
        changes.values().removeIf(change -> change == 0);
        return changes;
    }

    private SessionState state() {
        return bench.session().state();
    }
}
