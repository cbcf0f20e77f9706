package dev.refine.quality.record;

import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.judgement.Preserved;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One judgement of a deliverable, whole: it is one evaluator's, never a mean of several.
 *
 * @param degraded whether there was nothing to go by
 * @param converged the evaluator's own word
 * @param scores by criterion; where a program scores, its score
 * @param tasks null when there are none
 * @param evaluator whose judgement it is
 * @param spread by criterion, population standard deviation over the evaluators; empty for one
 */
public record Evaluation(
        boolean degraded,
        boolean converged,
        Map<String, Integer> scores,
        Map<String, String> reasoning,
        List<Preserved> preserve,
        NextTasks tasks,
        String evaluator,
        Map<String, Double> spread,
        List<String> remarks) {

    /** The scores as people are shown them. */
    public String scoresInWords() {
        return scores.isEmpty()
                ? "no scores"
                : scores.entrySet().stream()
                        .map(score -> score.getKey() + " " + score.getValue())
                        .collect(Collectors.joining(", "));
    }
}
