package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.cli.diff.CheckJson;
import dev.refine.journal.CaseResult;
import dev.refine.journal.session.SessionFolder;
import dev.refine.json.Json;
import dev.refine.loop.Diagnosis;
import dev.refine.workload.Case;
import dev.refine.workload.Workload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a {@code metricCommand} reads, {@code schemas/metric-request.schema.json}: a check with the files beside it. */
record MetricRequest(Workload workload, SessionFolder session, Diagnosis diagnosis) {

    /** In the order of the cases, as {@code check --json} has it: what ran first is no figure. */
    ObjectNode of(int iteration, Map<String, CaseResult> results) {
        Map<String, Case> cases = new HashMap<>();
        Map<String, CaseResult> ordered = new LinkedHashMap<>();
        for (Case input : workload.cases()) {
            cases.put(input.id(), input);
            Optional.ofNullable(results.get(input.id())).ifPresent(result -> ordered.put(input.id(), result));
        }
        ObjectNode json = Json.object();
        json.put("protocol", 1);
        json.put("workload", workload.manifest().workloadId());
        json.put("mode", workload.manifest().loop().goal().mode());
        json.put("iteration", iteration);
        json.setAll(CheckJson.tree(ordered, diagnosis));
        json.path("results").forEach(node -> add((ObjectNode) node, cases, results));
        return json;
    }

    private void add(ObjectNode node, Map<String, Case> cases, Map<String, CaseResult> results) {
        CaseResult result = results.get(node.path("case").asText());
        Case input = cases.get(node.path("case").asText());
        node.put("path", input.path().toString());
        node.put("expected", input.expected().map(Path::toString).orElse(null));
        node.put(
                "output",
                session.output(result)
                        .map(output -> output.toAbsolutePath().toString())
                        .orElse(null));
        node.put("seconds", result.millis() / 1000.0);
        node.set("usage", result.usage() == null ? Json.object() : Json.tree(result.usage()));
    }
}
