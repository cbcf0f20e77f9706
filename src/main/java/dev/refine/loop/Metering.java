package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.score.Evidence;
import dev.refine.score.Metric;
import dev.refine.score.Objective;
import dev.refine.score.Scorecard;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts figures on a measurement: rates, kinds of error with their change, time, tokens, cost. */
final class Metering {

    private final Bench bench;
    private final Diagnosis diagnosis;
    private final Weighing weighing;

    Metering(Bench bench) {
        this.bench = bench;
        this.weighing = new Weighing(bench);
        this.diagnosis = Diagnosis.of(bench);
    }

    void takeMetrics() {
        Iteration current = bench.state().current();
        Map<String, Integer> categories = diagnosis.categories(diagnosis.of(current.seen()));
        Scorecard card = current.seenScorecard();
        bench.append(new Event.MetricsTaken(
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
                        : Evidence.between(bench.state().best().orElseThrow().scorecard(), card),
                current.number() == 0
                        ? null
                        : Evidence.between(bench.state().baseline().scorecard(), card),
                figures()));
    }

    /** The metrics of the objective that the entry does not show anyway, and whatever the user's command printed. */
    private List<Event.Figure> figures() {
        Objective.Figures figures = weighing.figures();
        Set<String> names = new LinkedHashSet<>();
        names.add(bench.objective().key());
        bench.objective().guards().forEach(guard -> names.add(guard.key()));
        names.addAll(bench.state().current().figures().values().keySet());
        names.removeAll(List.of(Metric.PASS_RATE.title(), Metric.FIELD_SCORE.title()));
        boolean baseline = bench.state().current().number() == 0;
        return names.stream()
                .map(name -> new Event.Figure(
                        name,
                        figures.candidate().get(name),
                        baseline ? null : figures.best().get(name),
                        baseline ? null : figures.baseline().get(name)))
                .toList();
    }

    /** Against the best state, over the cases that the iteration measured; a category that stayed is not named. */
    private Map<String, Integer> changes(Iteration current, Map<String, Integer> categories) {
        BestState best = bench.state().best().orElseThrow();
        Map<String, CaseResult> before = new HashMap<>(best.results());
        before.keySet().retainAll(current.seen().keySet());
        Map<String, Integer> changes = new HashMap<>(categories);
        diagnosis.categories(diagnosis.of(before)).forEach((code, count) -> changes.merge(code, -count, Integer::sum));
        changes.values().removeIf(change -> change == 0);
        return changes;
    }
}
