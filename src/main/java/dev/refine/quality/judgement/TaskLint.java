package dev.refine.quality.judgement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a strict reader would still want of a plan. */
final class TaskLint {

    private static final Set<String> MODES = Set.of("incremental_refinement", "thesis_shift");
    private static final Set<String> CEILINGS = Set.of("ceiling_not_reached", "ceiling_approaching", "ceiling_reached");
    private static final Set<String> ROLES = Set.of("thesis_shift", "supporting_fix");

    private final List<String> lint = new ArrayList<>();

    private TaskLint() {}

    static List<String> of(JsonNode json, List<JsonNode> tasks) {
        TaskLint all = new TaskLint();
        all.plan(json, tasks);
        for (int i = 0; i < tasks.size(); i++) {
            all.task(tasks.get(i), "task " + tasks.get(i).path("id").asText("t" + (i + 1)));
        }
        return List.copyOf(all.lint);
    }

    private void plan(JsonNode json, List<JsonNode> tasks) {
        text(json, "plan", "objective");
        text(json, "plan", "primary_strategy");
        text(json, "plan", "why_this_strategy");
        String mode = json.path("strategy_mode").asText("");
        String ceiling = json.path("approach_assessment").path("ceiling_status").asText("");
        want(MODES.contains(mode), "plan: strategy_mode is none of " + sorted(MODES));
        want(CEILINGS.contains(ceiling), "plan: ceiling_status is none of " + sorted(CEILINGS));
        JsonNode contract = json.path("success_contract");
        text(contract, "success_contract", "outcome_statement");
        text(contract, "success_contract", "quality_bar");
        list(contract, "success_contract", "fail_if_any");
        list(contract, "success_contract", "required_evidence");
        want(
                !mode.equals("thesis_shift")
                        || tasks.stream().anyMatch(task -> role(task).equals("thesis_shift")),
                "plan: a thesis shift needs a task with that strategy_role");
        want(
                ceiling.equals("ceiling_not_reached")
                        || !mode.equals("incremental_refinement")
                        || json.path("incremental_override_reason").isTextual(),
                "plan: incremental refinement near the ceiling needs an incremental_override_reason");
        want(
                tasks.stream()
                        .anyMatch(task -> task.path("task_category").asText("").equals("evolution")),
                "plan: there is no evolution task");
    }

    private void task(JsonNode task, String name) {
        text(task, name, "success_criteria");
        list(task, name, "failure_signals");
        list(task, name, "required_evidence");
        want(role(task).isEmpty() || ROLES.contains(role(task)), name + ": strategy_role is none of " + sorted(ROLES));
    }

    private static String role(JsonNode task) {
        return task.path("strategy_role").asText("");
    }

    private void text(JsonNode node, String name, String key) {
        want(!node.path(key).asText("").isBlank(), name + ": " + key + " is missing");
    }

    private void list(JsonNode node, String name, String key) {
        want(node.path(key).isArray() && !node.path(key).isEmpty(), name + ": " + key + " is missing or empty");
    }

    private void want(boolean holds, String otherwise) {
        if (!holds) {
            lint.add(otherwise);
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
