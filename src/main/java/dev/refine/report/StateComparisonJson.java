package dev.refine.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.CaseResult;
import dev.refine.json.Json;
import dev.refine.score.Scorecard;
import java.util.List;
import java.util.Set;

/** What {@code refine compare --json} prints, {@code schemas/compare-result.schema.json}. */
public final class StateComparisonJson {

    private StateComparisonJson() {}

    /** @param exit the exit code that the program is about to give */
    public static ObjectNode of(StateComparison comparison, int exit) {
        ObjectNode json = Json.object();
        json.set("a", side(comparison.before(), comparison));
        json.set("b", side(comparison.after(), comparison));
        json.put("cases", comparison.cases().size());
        json.put("regressed", comparison.isRegression());
        ObjectNode flipped = json.putObject("flipped");
        flipped.set("better", Json.tree(flipped(comparison, true)));
        flipped.set("worse", Json.tree(flipped(comparison, false)));
        json.set("evidence", EvidenceJson.of(comparison.evidence()));
        ArrayNode fields = json.putArray("fields");
        comparison.fields().forEach(field -> fields.add(field(field)));
        ArrayNode results = json.putArray("results");
        comparison.cases().forEach(pair -> results.add(pair(pair)));
        json.set("onlyInA", Json.tree(comparison.onlyBefore()));
        json.set("onlyInB", Json.tree(comparison.onlyAfter()));
        json.set("warnings", Json.tree(comparison.warnings()));
        json.put("exit", exit);
        return json;
    }

    static List<String> flipped(StateComparison comparison, boolean better) {
        return comparison.cases().stream()
                .map(StateComparison.Pair::change)
                .filter(change -> better ? change.isNewlyPassing() : change.isNewlyFailing())
                .map(change -> change.caseId())
                .toList();
    }

    private static ObjectNode side(MeasuredState state, StateComparison comparison) {
        Scorecard card = state.scorecard();
        ObjectNode json = Json.object();
        json.put("name", state.name());
        json.put("session", state.session());
        json.put("iteration", state.iteration());
        json.put("measured", card.size());
        json.put("passing", card.passing());
        json.put("score", card.score());
        json.set("cost", state.cost(comparison.ids()).json());
        ObjectNode whole = json.putObject("sessionCost");
        whole.put("runs", state.ledger().total());
        whole.put("remembered", state.ledger().remembered());
        whole.put("seconds", state.ledger().meanMillis() * state.ledger().total() / 1000);
        whole.put(
                "usd",
                state.ledger().meanUsd().isEmpty()
                        ? null
                        : (Double) state.ledger().usd());
        return json;
    }

    private static ObjectNode field(StateComparison.Field field) {
        ObjectNode json = Json.object();
        json.put("path", field.path());
        json.set("fixed", Json.tree(field.fixed()));
        json.set("broken", Json.tree(field.broken()));
        json.set("added", Json.tree(field.added()));
        return json;
    }

    private static ObjectNode pair(StateComparison.Pair pair) {
        ObjectNode json = Json.object();
        json.put("case", pair.caseId());
        json.set("a", result(pair.before()));
        json.set("b", result(pair.after()));
        json.put("regressed", pair.isRegressed());
        json.set("fixed", sorted(pair.transitions().fixed()));
        json.set("broken", sorted(pair.transitions().broken()));
        json.set("added", sorted(pair.transitions().added()));
        return json;
    }

    private static ArrayNode sorted(Set<String> leaves) {
        ArrayNode array = Json.array();
        leaves.stream().sorted().forEach(array::add);
        return array;
    }

    private static ObjectNode result(CaseResult result) {
        ObjectNode json = Json.object();
        json.put("outcome", result.standing().word());
        json.put("score", result.score());
        return json;
    }
}
