package dev.refine.quality.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.criterion.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scores of one evaluation by criterion, or why they cannot stand. A malformed score is never taken for zero: it
 * voids the sheet and is named.
 *
 * @param scores by criterion id, in [0, 10]
 * @param reasoning by criterion id, where one was given
 * @param faults sentences that name the criterion; with any, the sheet does not stand
 */
public record ScoreSheet(Map<String, Integer> scores, Map<String, String> reasoning, List<String> faults) {

    public ScoreSheet {
        scores = new TreeMap<>(scores);
        reasoning = new TreeMap<>(reasoning);
        faults = List.copyOf(faults);
    }

    /**
     * Reads {@code {E1: 8}}, {@code {E1: {score, reasoning}}} or the same per agent. Of several agents the one with the
     * highest sum counts, the first by name when they are equal. Fractions are cut off, not rounded.
     *
     * @param complete whether every criterion must have a score
     */
    public static ScoreSheet read(JsonNode scores, List<Criterion> criteria, boolean complete) {
        if (!scores.isObject()) {
            return new ScoreSheet(Map.of(), Map.of(), List.of("\"scores\" must be an object"));
        }
        return isPerAgent(scores, criteria) ? best(scores, criteria) : flat(scores, criteria, complete);
    }

    public boolean stands() {
        return faults.isEmpty();
    }

    private static boolean isPerAgent(JsonNode scores, List<Criterion> criteria) {
        boolean any = false;
        for (Map.Entry<String, JsonNode> entry : scores.properties()) {
            boolean known = criteria.stream().anyMatch(criterion -> isFor(entry.getKey(), criterion));
            if (known || !entry.getValue().isObject() || entry.getValue().has("score")) {
                return false;
            }
            any = true;
        }
        return any;
    }

    private static ScoreSheet best(JsonNode agents, List<Criterion> criteria) {
        Optional<ScoreSheet> best = Optional.empty();
        Map<String, JsonNode> byName = new TreeMap<>();
        agents.properties().forEach(agent -> byName.put(agent.getKey(), agent.getValue()));
        for (JsonNode agent : byName.values()) {
            ScoreSheet sheet = flat(agent, criteria, true);
            if (!sheet.stands()) {
                return sheet;
            }
            if (best.isEmpty() || sheet.sum() > best.get().sum()) {
                best = Optional.of(sheet);
            }
        }
        return best.orElseThrow();
    }

    private int sum() {
        return scores.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static ScoreSheet flat(JsonNode json, List<Criterion> criteria, boolean complete) {
        Map<String, Integer> scores = new TreeMap<>();
        Map<String, String> reasoning = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Criterion criterion : criteria) {
            JsonNode entry = entry(json, criterion);
            JsonNode score = entry.isObject() ? entry.path("score") : entry;
            if (score.isMissingNode()) {
                if (complete || !entry.isMissingNode()) {
                    faults.add("criterion " + criterion.id() + " has no score");
                }
            } else if (!score.isNumber()) {
                faults.add("the score of criterion " + criterion.id() + " is no number: " + score);
            } else if (score.asDouble() < 0 || score.asDouble() > Criterion.HIGHEST) {
                faults.add("the score of criterion " + criterion.id() + " is not between 0 and 10: " + score);
            } else {
                scores.put(criterion.id(), (int) score.asDouble());
                reasoning.put(criterion.id(), entry.path("reasoning").asText(""));
            }
        }
        reasoning.values().removeIf(String::isBlank);
        return new ScoreSheet(scores, reasoning, faults);
    }

    private static JsonNode entry(JsonNode scores, Criterion criterion) {
        for (Map.Entry<String, JsonNode> entry : scores.properties()) {
            if (isFor(entry.getKey(), criterion)) {
                return entry.getValue();
            }
        }
        return scores.path(criterion.id());
    }

    /** Older evaluators write T1 where E1 is meant. */
    private static boolean isFor(String key, Criterion criterion) {
        return key.equals(criterion.id())
                || key.matches("T[0-9]+") && criterion.id().equals("E" + key.substring(1));
    }
}
