package dev.refine.cli.init;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The manifest that answers amount to. */
record ManifestAssembly(Map<String, String> answers) {

    /** Proposers that are no command. */
    private static final List<String> OURS = List.of("rules", "plan");

    ObjectNode manifest() {
        ObjectNode manifest = Json.object();
        text(manifest, "workloadId");
        list(manifest, "promptPaths");
        boolean schemaStays =
                given("schemaEditable").flatMap(AnswerKind::yesOrNo).orElse(true);
        if (schemaStays) {
            list(manifest, "schemaPaths");
        }
        commands(manifest, "editCheck");
        list(manifest, "casePaths");
        list(manifest, "expectedPaths");
        if (isJudgedByNothing()) {
            expectedToBe()
                    .ifPresent(place -> manifest.put("unpaired", "skip")
                            .putArray("expectedPaths")
                            .add(place));
        }
        given("unpaired")
                .flatMap(AnswerKind::yesOrNo)
                .filter(yes -> yes)
                .ifPresent(yes -> manifest.put("unpaired", "skip"));
        List.of("focus", "guards", "exclude").forEach(field -> list(manifest, field));
        given("holdout").ifPresent(share -> manifest.put("holdout", AnswerKind.percent(share) / 100));
        running(manifest);
        comparing(manifest);
        looping(manifest);
        return manifest;
    }

    private boolean isJudgedByNothing() {
        return Stream.of("expectedPaths", "validationScripts", "critiqueScript")
                .allMatch(id -> given(id).isEmpty());
    }

    /** Where expected files will lie that refine expect makes from outputs: under the wildcards of the cases. */
    private Optional<String> expectedToBe() {
        if (items("casePaths").size() != 1) {
            return Optional.empty();
        }
        String[] parts = items("casePaths").get(0).split("/");
        int first = 0;
        while (first < parts.length - 1 && !parts[first].contains("*")) {
            first++;
        }
        String kept = String.join("/", List.of(parts).subList(first, parts.length));
        return Optional.of("expected/" + kept.replaceFirst("(?<=[^/])\\.[^./*]+$", "") + ".json");
    }

    private void running(ObjectNode manifest) {
        text(manifest, "runCommand");
        text(manifest, "outputPath");
        list(manifest, "inputs");
        text(manifest, "usagePath");
        text(manifest, "envFile");
        given("preflight")
                .ifPresent(command -> manifest.putArray("preflight").addObject().put("command", command));
        commands(manifest, "validationScripts");
        given("overlayCommand").ifPresent(command -> {
            manifest.put("overlayCommand", command);
            manifest.put("overlayPath", given("overlayPath").orElse("out/{caseId}.png"));
        });
        text(manifest, "critiqueScript");
        text(manifest, "critiquePrompt");
        list(manifest, "reviewChecklist");
        given("critiqueThreshold")
                .map(AnswerKind::percent)
                .ifPresent(points -> number(manifest, "critiqueThreshold", points));
        text(manifest, "caseTextCommand");
        text(manifest, "worker");
        text(manifest, "cache");
        whole(manifest, "concurrency");
        number(manifest, "startsPerMinute", "startsPerMinute");
        number(manifest, "timeoutSeconds", "timeoutSeconds");
        whole(manifest, "retries");
        given("errorTolerance").ifPresent(share -> manifest.put("errorTolerance", AnswerKind.percent(share) / 100));
        whole(manifest, "trials");
    }

    private void comparing(ObjectNode manifest) {
        ObjectNode compare = Json.object();
        if (given("looseText").flatMap(AnswerKind::yesOrNo).orElse(false)) {
            compare.putObject("defaults")
                    .put("type", "text")
                    .put("case", "ignore")
                    .put("trim", true)
                    .put("collapseSpace", true);
        }
        Map<String, ObjectNode> rules = new LinkedHashMap<>();
        for (String item : items("tolerances")) {
            String[] parts = item.split("=", 2);
            rule(rules, parts[0]).put("type", "number").put("abs", Double.parseDouble(parts[1].strip()));
        }
        items("dates").forEach(path -> rule(rules, path).put("type", "date"));
        items("unordered").forEach(path -> rule(rules, path).put("order", "ignore"));
        items("critical").forEach(path -> rule(rules, path).put("critical", true));
        items("ignored")
                .forEach(path ->
                        rule(rules, path).removeAll().put("path", pointer(path)).put("type", "ignore"));
        if (!rules.isEmpty()) {
            compare.putArray("rules").addAll(rules.values());
        }
        if (!compare.isEmpty()) {
            manifest.set("compare", compare);
        }
    }

    private void looping(ObjectNode manifest) {
        text(manifest, "mode");
        whole(manifest, "maxIterations");
        text(manifest, "measure");
        whole(manifest, "bundle");
        text(manifest, "metricCommand");
        given("target")
                .map(AnswerKind::percent)
                .filter(percent -> percent < 100)
                .ifPresent(percent -> manifest.putObject("objective")
                        .put("metric", "passRate")
                        .put("target", percent / 100));
        given("proposer").ifPresent(answer -> {
            if (OURS.contains(answer)) {
                manifest.put("proposer", answer);
            } else {
                manifest.putObject("proposer").put("command", answer);
            }
        });
        whole(manifest, "plateau");
        given("onRegression")
                .ifPresent(
                        word -> manifest.put("onRegression", word.equalsIgnoreCase("keep") ? "keep" : "restore-best"));
        ObjectNode budget = Json.object();
        given("budgetRuns").ifPresent(runs -> budget.put("runs", Integer.parseInt(runs)));
        number(budget, "minutes", "budgetMinutes");
        number(budget, "costUsd", "budgetUsd");
        ObjectNode estimate = Json.object();
        number(estimate, "usd", "costPerRun");
        number(estimate, "seconds", "secondsPerRun");
        if (!budget.isEmpty()) {
            manifest.set("budget", budget);
        }
        if (!estimate.isEmpty()) {
            manifest.set("caseEstimate", estimate);
        }
    }

    private Optional<String> given(String id) {
        return Optional.ofNullable(answers.get(id)).map(String::strip).filter(answer -> !answer.isEmpty());
    }

    private List<String> items(String id) {
        return given(id).map(AnswerKind::items).orElse(List.of());
    }

    /** One rule for a path, since the last that matches wins as a whole. */
    private static ObjectNode rule(Map<String, ObjectNode> rules, String path) {
        return rules.computeIfAbsent(pointer(path), key -> Json.object().put("path", key));
    }

    private static String pointer(String path) {
        String stripped = path.strip();
        return stripped.startsWith("/") ? stripped : "/" + stripped;
    }

    private void text(ObjectNode manifest, String field) {
        given(field).ifPresent(answer -> manifest.put(field, answer));
    }

    private void list(ObjectNode manifest, String field) {
        if (!items(field).isEmpty()) {
            ArrayNode list = manifest.putArray(field);
            items(field).forEach(item -> list.add(region(item).orElseGet(() -> Json.tree(item))));
        }
    }

    /** A part of a file is written as it stands in the manifest; what is no object is a path, whatever it begins with. */
    private static Optional<JsonNode> region(String item) {
        try {
            return Optional.of(item)
                    .filter(text -> text.startsWith("{"))
                    .map(Json::parse)
                    .filter(JsonNode::isObject);
        } catch (MalformedJsonException path) {
            return Optional.empty();
        }
    }

    /** One command: commas are part of it. */
    private void commands(ObjectNode manifest, String field) {
        given(field).ifPresent(command -> manifest.putArray(field).add(command));
    }

    private void whole(ObjectNode manifest, String field) {
        given(field).ifPresent(answer -> manifest.put(field, Integer.parseInt(answer)));
    }

    private void number(ObjectNode node, String field, String id) {
        given(id).map(Double::parseDouble).ifPresent(value -> number(node, field, value));
    }

    private static void number(ObjectNode node, String field, double value) {
        if (value == Math.rint(value)) {
            node.put(field, (long) value);
        } else {
            node.put(field, value);
        }
    }
}
