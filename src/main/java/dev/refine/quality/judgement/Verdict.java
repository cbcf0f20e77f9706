package dev.refine.quality.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.criterion.Criterion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A verdict.json as an evaluator wrote it. It says what the evaluator thinks; whether the deliverable has converged is
 * {@link Convergence}'s to say.
 *
 * @param converged the evaluator's own word
 */
public record Verdict(boolean converged, ScoreSheet sheet, List<Preserved> preserve) {

    /** Both spellings are in use; we write the first. */
    private static final Set<String> DONE = Set.of("converged", "converge");

    /** A verdict, or the reasons why the text is none. */
    public record Reading(Optional<Verdict> verdict, List<String> faults) {}

    /** @param checked criteria that a program scores, so that the evaluator may leave them out */
    public static Reading read(JsonNode json, List<Criterion> criteria, Set<String> checked) {
        if (!json.isObject()) {
            return refused("verdict.json must be an object");
        }
        String word = json.path("verdict").asText("").strip().toLowerCase(Locale.ROOT);
        boolean converged = DONE.contains(word);
        if (!converged && !word.equals("iterate")) {
            return refused("\"verdict\" must be converged or iterate");
        }
        // Nobody has to score what has to be done again anyway.
        boolean unscored = !converged
                && json.path("scores").isObject()
                && json.path("scores").isEmpty();
        List<Criterion> asked = criteria.stream()
                .filter(criterion -> !checked.contains(criterion.id()))
                .toList();
        ScoreSheet needed = ScoreSheet.read(json.path("scores"), asked, !unscored);
        ScoreSheet sheet = ScoreSheet.read(json.path("scores"), criteria, false);
        List<String> faults = new ArrayList<>(needed.faults());
        sheet.faults().stream().filter(fault -> !faults.contains(fault)).forEach(faults::add);
        return faults.isEmpty()
                ? new Reading(Optional.of(new Verdict(converged, sheet, preserve(json.path("preserve")))), List.of())
                : new Reading(Optional.empty(), faults);
    }

    private static Reading refused(String fault) {
        return new Reading(Optional.empty(), List.of(fault));
    }

    private static List<Preserved> preserve(JsonNode list) {
        List<Preserved> preserve = new ArrayList<>();
        for (JsonNode item : list) {
            String what = item.isTextual() ? item.asText() : item.path("what").asText("");
            if (!what.isBlank()) {
                preserve.add(new Preserved(
                        item.path("criterion_id").asText(""),
                        what.strip(),
                        item.path("source").asText("")));
            }
        }
        return preserve;
    }
}
