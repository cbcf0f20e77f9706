package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.files.Glob;
import dev.refine.problem.Spelling;
import dev.refine.workload.manifest.ManifestProblems.Wording;
import java.util.List;

/** What a schema cannot say: globs that can be read, keys that need each other. Expects a tree that fits the schema. */
final class ManifestRules {

    private static final List<String> GLOBS = List.of(
            "casePaths",
            "expectedPaths",
            "inputs",
            "focus",
            "guards",
            "exclude",
            "holdout",
            "promptPaths",
            "schemaPaths");
    private static final List<String> PROPOSERS = List.of("rules", "plan");

    private final JsonNode root;
    private final ManifestProblems problems;

    ManifestRules(JsonNode root, ManifestProblems problems) {
        this.root = root;
        this.problems = problems;
    }

    void check() {
        GLOBS.forEach(this::globs);
        env();
        agents();
        regions();
        money();
    }

    private void globs(String key) {
        for (int i = 0; i < root.path(key).size(); i++) {
            JsonNode item = root.path(key).get(i);
            String pointer = "/" + key + "/" + i;
            if (item.isTextual()) {
                glob(pointer, item.asText());
            }
        }
    }

    private void glob(String pointer, String text) {
        try {
            Glob.of(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    pointer,
                    wrong(
                            "\"" + text + "\" is not a glob: " + e.getMessage(),
                            "",
                            "To match the character itself, write ? for it."));
        }
    }

    private void env() {
        JsonNode env = root.path("env");
        if (env.isTextual() && !env.asText().equals("inherit")) {
            problems.add(
                    "/env",
                    wrong(
                            "\"env\" cannot be \"" + env.asText() + "\"",
                            "Allowed: \"inherit\", a list of names, or an object of names and values.",
                            ""));
        }
    }

    private void agents() {
        JsonNode proposer = root.path("proposer");
        if (proposer.isArray()) {
            proposers("/proposer/", proposer);
        } else {
            proposer("/proposer", proposer);
        }
        agent("/critic", root.path("critic"), List.of("command", "preset", "model"));
    }

    private void proposers(String pointer, JsonNode list) {
        for (int i = 0; i < list.size(); i++) {
            proposer(pointer + i, list.get(i));
        }
    }

    private void proposer(String pointer, JsonNode node) {
        if (node.isTextual() && !PROPOSERS.contains(node.asText())) {
            String guess = Spelling.nearest(node.asText(), PROPOSERS)
                    .map(meant -> "Did you mean \"" + meant + "\"?")
                    .orElse("");
            problems.add(
                    pointer,
                    wrong(
                            ViolationWording.name(pointer) + " cannot be \"" + node.asText() + "\"",
                            "Allowed: rules, plan, or an object with command, preset, model or race.",
                            guess));
        }
        agent(pointer, node, List.of("command", "preset", "model", "race"));
        proposers(pointer + "/race/", node.path("race"));
    }

    private void agent(String pointer, JsonNode node, List<String> allowed) {
        long ways = allowed.stream().filter(node::has).count();
        if (node.isObject() && ways != 1) {
            problems.add(
                    pointer,
                    wrong(
                            ViolationWording.name(pointer) + " must have one of "
                                    + String.join(", ", allowed.subList(0, allowed.size() - 1)) + " and "
                                    + allowed.get(allowed.size() - 1),
                            "Found " + (ways == 0 ? "none" : ways) + ".",
                            ""));
        }
    }

    private void regions() {
        for (String key : List.of("promptPaths", "schemaPaths")) {
            for (int i = 0; i < root.path(key).size(); i++) {
                JsonNode item = root.path(key).get(i);
                if (item.isObject() && !Glob.isPlain(item.get("path").asText())) {
                    problems.add(
                            "/" + key + "/" + i + "/path",
                            wrong(
                                    "a region needs the path of one file",
                                    "Found the glob \"" + item.get("path").asText() + "\".",
                                    "List each file with its own region."));
                }
            }
        }
    }

    private void money() {
        boolean known = root.has("usagePath") || root.path("caseEstimate").has("usd");
        if (root.path("budget").has("costUsd") && !known) {
            problems.add(
                    "/budget/costUsd",
                    wrong(
                            "\"budget.costUsd\" needs a way to know what a run costs",
                            "Found neither \"usagePath\" nor \"caseEstimate.usd\".",
                            "Add \"caseEstimate\": {\"usd\": …}, or let the command write its usage and name the file in"
                                    + " \"usagePath\"."));
        }
    }

    private static Wording wrong(String what, String found, String remedy) {
        return new Wording("manifest-value", what, found, remedy);
    }
}
