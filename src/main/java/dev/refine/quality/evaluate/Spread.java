package dev.refine.quality.evaluate;

import dev.refine.quality.record.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far evaluators lie apart: a high spread marks a criterion that can be read in more than one way. */
public final class Spread {

    private Spread() {}

    /** Population standard deviation by criterion, rounded to hundredths. */
    public static Map<String, Double> of(List<Evaluation> evaluations) {
        Map<String, List<Integer>> scores = new TreeMap<>();
        evaluations.forEach(evaluation -> evaluation
                .scores()
                .forEach((id, score) ->
                        scores.computeIfAbsent(id, any -> new ArrayList<>()).add(score)));
        Map<String, Double> spread = new TreeMap<>();
        scores.forEach((id, list) -> {
            double mean = list.stream().mapToInt(Integer::intValue).average().orElse(0);
            double variance = list.stream()
                    .mapToDouble(score -> (score - mean) * (score - mean))
                    .average()
                    .orElse(0);
            spread.put(id, Math.round(Math.sqrt(variance) * 100) / 100.0);
        });
        return spread;
    }
}
