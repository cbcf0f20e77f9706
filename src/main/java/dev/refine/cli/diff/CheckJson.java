package dev.refine.cli.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.compare.Difference;
import dev.refine.critique.Critique;
import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.journal.CaseResult;
import dev.refine.json.Json;
import dev.refine.loop.Diagnosis;
import dev.refine.score.Scorecard;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** How every case did, with all findings. */
public final class CheckJson {

    private CheckJson() {}

    private interface Search {

        Optional<ArrayNode> of(Map<String, CaseResult> result);
    }

    /** Its list of results can only be written. */
    public static ObjectNode of(Map<String, CaseResult> results, Diagnosis diagnosis) {
        return written(results, result -> Optional.of(findings(result, diagnosis)));
    }

    /** The same while somebody waits for the end of the program: what is not found in time is left out as a whole. */
    public static ObjectNode hurried(Map<String, CaseResult> results, Diagnosis diagnosis) {
        return written(results, result -> {
            try {
                return Optional.of(findings(result, diagnosis));
            } catch (CancellationException e) {
                return Optional.empty();
            }
        });
    }

    /** Where nothing has run. */
    public static ObjectNode ofNothing() {
        return written(Map.of(), result -> Optional.empty());
    }

    /** Of these results, as a tree. */
    public static ObjectNode tree(Map<String, CaseResult> results, Diagnosis diagnosis) {
        ObjectNode json = head(results);
        ArrayNode list = json.putArray("results");
        results.forEach((id, result) ->
                list.add(row(id, result, Optional.of(findings(Map.of(id, result), diagnosis)))));
        return json;
    }

    /** Findings are looked for at once, which may take long or fail; of most cases there are none. */
    private static ObjectNode written(Map<String, CaseResult> results, Search search) {
        Map<String, Optional<ArrayNode>> found = new HashMap<>();
        results.forEach((id, result) -> {
            Optional<ArrayNode> findings = search.of(Map.of(id, result));
            if (findings.isEmpty() || !findings.get().isEmpty()) {
                found.put(id, findings);
            }
        });
        Optional<ArrayNode> none = Optional.of(Json.array());
        ObjectNode json = head(results);
        json.set(
                "results",
                Json.rows(() -> results.entrySet().stream()
                        .<JsonNode>map(entry ->
                                row(entry.getKey(), entry.getValue(), found.getOrDefault(entry.getKey(), none)))
                        .iterator()));
        return json;
    }

    private static ObjectNode head(Map<String, CaseResult> results) {
        Scorecard card = CaseResult.card(results);
        ObjectNode json = Json.object();
        json.put("cases", card.size());
        json.put("passing", card.passing());
        json.put("score", card.score());
        return json;
    }

    private static ObjectNode row(String id, CaseResult result, Optional<ArrayNode> findings) {
        ObjectNode node = Json.object();
        node.put("case", id);
        node.put("outcome", result.standing().word());
        node.put("passed", result.scoreOf(id).passed());
        node.put("score", result.score());
        node.put("run", result.outcome().name().toLowerCase(Locale.ROOT));
        node.put("note", result.note());
        node.put("attempts", result.remembered() ? 0 : result.attempts());
        ArrayNode earlier = node.putArray("earlier");
        (result.remembered() ? List.<String>of() : result.earlier()).forEach(earlier::add);
        findings.ifPresent(list -> node.set("findings", list));
        return node;
    }

    private static ArrayNode findings(Map<String, CaseResult> results, Diagnosis diagnosis) {
        ArrayNode findings = Json.array();
        diagnosis.of(results).forEach(diagnosed -> addFindings(findings, diagnosed));
        results.values().forEach(result -> addIssues(findings, diagnosis.remaining(result)));
        return findings;
    }

    private static void addFindings(ArrayNode findings, CaseDiagnosis diagnosed) {
        for (Difference difference : diagnosed.differences()) {
            findings.add(DiffJson.finding(difference));
        }
        diagnosed
                .failedChecks()
                .forEach(check -> findings.addObject()
                        .put("code", "check")
                        .put("tag", check.script())
                        .put("path", "")
                        .put("message", check.message()));
        diagnosed.critique().ifPresent(critique -> addIssues(findings, critique.issues()));
        diagnosed
                .runFailure()
                .ifPresent(sentence -> findings.addObject()
                        .put("code", "run")
                        .put("tag", "")
                        .put("path", "")
                        .put("message", sentence));
    }

    private static void addIssues(ArrayNode findings, List<Critique.Issue> issues) {
        issues.forEach(issue -> findings.addObject()
                .put("code", "critique")
                .put("tag", issue.type())
                .put("path", issue.path())
                .put("message", issue.description()));
    }
}
