package dev.refine.quality.criterion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.command.CommandText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One axis on which a deliverable is scored from 0 to 10.
 *
 * @param id unique in its rubric
 * @param weight of its score in sums; it does not enter whether the criterion passes
 * @param threshold the score from which it passes
 * @param verifyBy evidence to gather; may be empty
 * @param antiPatterns what must not be mistaken for quality
 * @param scoreAnchors what a score means, by score
 * @param rationale why it is there; may be empty
 * @param check the program that scores it without any model; null when there is none
 */
public record Criterion(
        String id,
        String text,
        Category category,
        double weight,
        int threshold,
        String verifyBy,
        List<String> antiPatterns,
        Map<String, String> scoreAnchors,
        String rationale,
        CommandText check) {

    /** Scores lie between 0 and this. */
    public static final int HIGHEST = 10;

    static final int THRESHOLD = 7;

    public Criterion {
        antiPatterns = List.copyOf(antiPatterns);
        scoreAnchors = new TreeMap<>(scoreAnchors);
    }

    Criterion with(Category other) {
        return new Criterion(
                id, text, other, weight, threshold, verifyBy, antiPatterns, scoreAnchors, rationale, check);
    }

    /** The same, judged by nobody but the evaluator. */
    public Criterion unchecked() {
        return new Criterion(
                id, text, category, weight, threshold, verifyBy, antiPatterns, scoreAnchors, rationale, null);
    }

    public boolean passes(int score) {
        return score >= threshold;
    }

    /** As it stands in criteria.json; how the check works is nobody's business but ours. */
    public ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("id", id).put("text", text).put("category", category.word());
        json.put("weight", weight).put("threshold", threshold);
        if (!verifyBy.isEmpty()) {
            json.put("verifyBy", verifyBy);
        }
        if (!antiPatterns.isEmpty()) {
            antiPatterns.forEach(json.putArray("antiPatterns")::add);
        }
        if (!scoreAnchors.isEmpty()) {
            scoreAnchors.forEach(json.putObject("scoreAnchors")::put);
        }
        json.put("rationale", rationale);
        json.put("checked", check != null);
        return json;
    }
}
