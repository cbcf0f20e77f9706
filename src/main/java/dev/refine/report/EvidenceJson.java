package dev.refine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.score.Delta;
import dev.refine.score.Evidence;
import dev.refine.score.EvidenceWords;

/** What a difference rests on, as every {@code --json} shows it. */
final class EvidenceJson {

    private EvidenceJson() {}

    static ObjectNode of(Evidence evidence) {
        ObjectNode json = Json.object();
        json.put("cases", evidence.cases());
        json.set("passRate", delta(evidence.passing()));
        json.set("score", delta(evidence.score()));
        json.put("note", EvidenceWords.sample(evidence));
        return json;
    }

    private static ObjectNode delta(Delta delta) {
        ObjectNode json = Json.object();
        json.put("delta", delta.value());
        json.put(
                "low",
                delta.interval() == null ? null : (Double) delta.interval().low());
        json.put(
                "high",
                delta.interval() == null ? null : (Double) delta.interval().high());
        json.put("better", delta.better());
        json.put("worse", delta.worse());
        json.put("p", delta.chance());
        return json;
    }
}
