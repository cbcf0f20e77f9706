package dev.refine.quality.evaluate;

import dev.refine.quality.record.Evaluation;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Asks the same evaluator several times. Each criterion's median counts; the words are those of the nearest answer. */
public final class MedianEvaluator implements Evaluator {

    private final List<Evaluator> repeats;
    private final Allowance allowance;

    public MedianEvaluator(List<Evaluator> repeats, Allowance allowance) {
        this.repeats = List.copyOf(repeats);
        this.allowance = allowance;
    }

    @Override
    public List<Backend> asks(Subject subject) {
        return repeats.stream().flatMap(repeat -> repeat.asks(subject).stream()).toList();
    }

    @Override
    public Judged judge(Subject subject) {
        List<Judged> all = new ArrayList<>();
        List<Call> calls = new ArrayList<>();
        for (Evaluator repeat : repeats) {
            if (calls.isEmpty() || allowance.covers(repeat.asks(subject).size(), calls)) {
                all.add(repeat.judge(subject));
                calls.addAll(all.get(all.size() - 1).calls());
            }
        }
        Judged judged = median(all, calls);
        return all.size() == repeats.size()
                ? judged
                : judged.with("only " + all.size() + " of " + repeats.size() + " answers could be paid for");
    }

    private static Judged median(List<Judged> all, List<Call> calls) {
        List<Judged> sound =
                all.stream().filter(judged -> !judged.evaluation().degraded()).toList();
        if (sound.isEmpty()) {
            return all.get(0).by(all.get(0).evaluation().evaluator(), Map.of(), calls);
        }
        Map<String, Integer> median = median(sound);
        Judged nearest = sound.stream()
                .min(Comparator.comparingInt(judged -> distance(judged, median)))
                .orElseThrow();
        Evaluation words = nearest.evaluation();
        long converged =
                sound.stream().filter(judged -> judged.evaluation().converged()).count();
        Evaluation evaluation = new Evaluation(
                false,
                converged * 2 > sound.size(),
                median,
                words.reasoning(),
                words.preserve(),
                words.tasks(),
                words.evaluator() + ", median of " + sound.size(),
                Spread.of(sound.stream().map(Judged::evaluation).toList()),
                words.remarks());
        return new Judged(evaluation, nearest.packet(), nearest.nextTasks(), calls);
    }

    private static Map<String, Integer> median(List<Judged> sound) {
        Map<String, List<Integer>> scores = new TreeMap<>();
        sound.forEach(judged -> judged.evaluation()
                .scores()
                .forEach((id, score) ->
                        scores.computeIfAbsent(id, any -> new ArrayList<>()).add(score)));
        Map<String, Integer> median = new TreeMap<>();
        scores.forEach((id, list) -> {
            list.sort(null);
            // Of an even number the lower one: doubt speaks against passing.
            median.put(id, list.get((list.size() - 1) / 2));
        });
        return median;
    }

    private static int distance(Judged judged, Map<String, Integer> median) {
        return median.entrySet().stream()
                .mapToInt(entry ->
                        Math.abs(entry.getValue() - judged.evaluation().scores().getOrDefault(entry.getKey(), 0)))
                .sum();
    }
}
