package dev.refine.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Convergence;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import java.util.List;

/**
 * state.json: criterion by criterion what every round scored, in the form that checklist tools keep. A view of the journal;
 * rounds in which a score is missing are no part of it.
 */
final class ChecklistFile {

    private final QualityState state;

    private ChecklistFile(QualityState state) {
        this.state = state;
    }

    static void write(Bench bench) {
        String text = Json.pretty(new ChecklistFile(bench.state()).json()) + "\n";
        bench.session().write("state.json", text);
    }

    private ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode history = json.putArray("checklist_history");
        json.putNull("last_result");
        json.put("round", 0);
        for (Round round : state.rounds()) {
            round.evaluation().filter(this::isWhole).ifPresent(evaluation -> {
                ObjectNode entry = history.addObject().put("round", round.number());
                entry.set("items_detail", items(evaluation));
                entry.put("verdict", verdict(evaluation));
                json.set("last_result", result(round.number(), evaluation));
                json.put("round", round.number());
            });
        }
        return json;
    }

    private boolean isWhole(Evaluation evaluation) {
        return !evaluation.degraded()
                && state.criteria().stream()
                        .allMatch(criterion -> evaluation.scores().containsKey(criterion.id()));
    }

    private ObjectNode result(int round, Evaluation evaluation) {
        List<String> failed = Convergence.failed(state.criteria(), evaluation.scores());
        ObjectNode json = Json.object().put("status", "accepted").put("verdict", verdict(evaluation));
        json.put("round", round);
        json.put(
                "explanation",
                failed.isEmpty()
                        ? "Every criterion reaches its threshold."
                        : "Below its threshold: " + String.join(", ", failed) + ".");
        json.set("items", items(evaluation));
        failed.forEach(json.putArray("failed_criteria")::add);
        ArrayNode detail = json.putArray("failing_criteria_detail");
        items(evaluation).forEach(item -> {
            if (!item.path("passed").asBoolean()) {
                ObjectNode failing = detail.addObject();
                List.of("id", "text", "score").forEach(key -> failing.set(key, item.get(key)));
            }
        });
        return json;
    }

    private ArrayNode items(Evaluation evaluation) {
        ArrayNode items = Json.array();
        for (Criterion criterion : state.criteria()) {
            int score = evaluation.scores().get(criterion.id());
            items.addObject()
                    .put("id", criterion.id())
                    .put("text", criterion.text())
                    .put("score", score)
                    .put("passed", criterion.passes(score))
                    .put("reasoning", evaluation.reasoning().getOrDefault(criterion.id(), ""));
        }
        return items;
    }

    /** What the scores alone say; the evaluator's word is in verdict.json. */
    private String verdict(Evaluation evaluation) {
        return Convergence.failed(state.criteria(), evaluation.scores()).isEmpty() ? "converged" : "iterate";
    }
}
