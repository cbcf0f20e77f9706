package dev.refine.journal;

import dev.refine.score.CaseScore;
import dev.refine.score.Metric;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** The figures of a state that follow from the results of its cases. A figure that nothing is known of is not there. */
public final class StateFigures {

    private StateFigures() {}

    /** Every figure of what an iteration measured, those that its files and all its results gave included. */
    public static Map<String, Double> of(Iteration iteration) {
        Map<String, Double> all = of(iteration.seen());
        all.putAll(iteration.figures().values());
        return all;
    }

    /** Every figure of the best state of a session; empty until its baseline is judged. */
    static Map<String, Double> ofBest(SessionState session) {
        Map<String, Double> figures = new TreeMap<>();
        session.best().ifPresent(state -> {
            figures.putAll(of(state.results()));
            session.iteration(state.iteration())
                    .ifPresent(iteration -> figures.putAll(iteration.figures().values()));
        });
        return figures;
    }

    /** By the titles of {@link Metric}. */
    public static Map<String, Double> of(Map<String, CaseResult> results) {
        Map<String, Double> figures = new TreeMap<>();
        if (results.isEmpty()) {
            return figures;
        }
        Scorecard card = CaseResult.card(results);
        put(figures, Metric.ERROR_RATE, (double) card.count(Standing.ERROR) / card.size());
        figures.putAll(ofFields(card));
        addTimes(figures, results.values());
        addMean(figures, Metric.INPUT_TOKENS, results.values(), CaseResult.Usage::inputTokens);
        addMean(figures, Metric.OUTPUT_TOKENS, results.values(), CaseResult.Usage::outputTokens);
        addMean(figures, Metric.COST, results.values(), CaseResult.Usage::costUsd);
        return figures;
    }

    /** Those that follow from which fields are right. */
    public static Map<String, Double> ofFields(Scorecard card) {
        Map<String, Double> figures = new TreeMap<>();
        if (card.judged() > 0) {
            put(figures, Metric.PASS_RATE, card.passRate());
            put(figures, Metric.FIELD_SCORE, card.score());
            put(figures, Metric.WORST_CASE, worst(card));
        }
        return figures;
    }

    private static double worst(Scorecard card) {
        return card.cases().values().stream()
                .filter(score -> score.standing() != Standing.UNJUDGED)
                .mapToDouble(CaseScore::score)
                .min()
                .orElse(0);
    }

    /** Of the runs that came to an answer, a wrong one included: a timeout says what the limit is and no more. */
    private static void addTimes(Map<String, Double> figures, Collection<CaseResult> results) {
        List<Double> seconds = results.stream()
                .filter(result -> result.standing() != Standing.ERROR)
                .map(result -> result.millis() / 1000.0)
                .toList();
        figures.putAll(ofTimes(seconds));
    }

    /** The figures of a clock, from the seconds of single runs. */
    public static Map<String, Double> ofTimes(List<Double> seconds) {
        Map<String, Double> figures = new TreeMap<>();
        if (!seconds.isEmpty()) {
            List<Double> sorted = seconds.stream().sorted().toList();
            put(figures, Metric.LATENCY_P50, percentile(sorted, 0.5));
            put(figures, Metric.LATENCY_P95, percentile(sorted, 0.95));
            put(
                    figures,
                    Metric.DURATION,
                    sorted.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        }
        return figures;
    }

    /** By nearest rank: a time that was measured. */
    private static double percentile(List<Double> sorted, double share) {
        return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
    }

    private static void addMean(
            Map<String, Double> figures,
            Metric metric,
            Collection<CaseResult> results,
            Function<CaseResult.Usage, Number> part) {
        List<Number> known = results.stream()
                .map(CaseResult::usage)
                .filter(Objects::nonNull)
                .map(part)
                .filter(Objects::nonNull)
                .toList();
        if (known.size() == results.size()) {
            put(
                    figures,
                    metric,
                    known.stream().mapToDouble(Number::doubleValue).average().orElse(0));
        }
    }

    private static void put(Map<String, Double> figures, Metric metric, double value) {
        figures.put(metric.title(), value);
    }
}
