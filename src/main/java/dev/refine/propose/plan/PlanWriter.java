package dev.refine.propose.plan;

import dev.refine.files.Markdown;
import dev.refine.files.Templates;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a plan by the template {@code REFINE_PLAN.md}. The built-in template gives what {@link PlanReader} reads. */
public final class PlanWriter {

    private final Templates templates;

    public PlanWriter(Templates templates) {
        this.templates = templates;
    }

    /** The Markdown text of a plan. */
    public String write(Plan plan) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("workload", oneLine(plan.workloadId()));
        scope.put("problem", plan.problem());
        scope.put("experiments", experiments(plan));
        scope.put("guards", plan.guards().stream().map(Markdown::code).toList());
        scope.put(
                "exclusions",
                plan.exclusions().stream().map(PlanWriter::exclusion).toList());
        plan.success().passRate().ifPresent(rate -> scope.put("passRate", percent(rate)));
        scope.put(
                "criteria",
                plan.success().others().stream().map(PlanWriter::oneLine).toList());
        scope.put(
                "exitConditions",
                plan.exitConditions().stream().map(PlanWriter::oneLine).toList());
        return templates.render("REFINE_PLAN.md", scope);
    }

    private static List<Map<String, Object>> experiments(Plan plan) {
        List<Map<String, Object>> experiments = new ArrayList<>();
        for (Experiment experiment : plan.experiments()) {
            Map<String, Object> scope = new LinkedHashMap<>();
            scope.put("number", experiments.size() + 1);
            scope.put("title", oneLine(experiment.title()));
            scope.put("observation", indented(experiment.hypothesis().observation()));
            scope.put("theory", indented(experiment.hypothesis().theory()));
            scope.put(
                    "fixes",
                    CaseNames.write(experiment.hypothesis().prediction().fixes()));
            scope.put(
                    "risks",
                    CaseNames.write(experiment.hypothesis().prediction().risks()));
            scope.put("confidence", experiment.hypothesis().confidence());
            scope.put("testability", testability(experiment));
            scope.put("impact", indented(experiment.impact()));
            scope.put("group", experiment.groupId().isEmpty() ? "" : Markdown.code(experiment.groupId()));
            scope.put("focus", CaseNames.write(experiment.focus()));
            scope.put(
                    "changes",
                    experiment.changes().stream().map(PlanWriter::change).toList());
            experiments.add(scope);
        }
        return experiments;
    }

    /** How soon a measurement can tell whether the hypothesis holds. */
    private static String testability(Experiment experiment) {
        int named = experiment.hypothesis().prediction().fixes().size();
        return switch (named) {
            case 0 -> "Low, it names no case that could show it";
            case 1 -> "Medium, one case alone can show it";
            default -> "High, any of " + named + " cases can show it";
        };
    }

    private static Map<String, Object> change(Experiment.Change change) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("file", Markdown.code(change.path()));
        change.line().ifPresent(line -> scope.put("line", line));
        if (!change.current().isEmpty()) {
            scope.put("current", Markdown.exactFence("text", change.current()));
        }
        scope.put("proposed", Markdown.exactFence("text", change.proposed()));
        return scope;
    }

    private static Map<String, Object> exclusion(Plan.Exclusion exclusion) {
        return Map.of("cases", Markdown.code(exclusion.cases()), "reason", oneLine(exclusion.reason()));
    }

    /** Further lines stand below the item that they belong to. */
    private static String indented(String text) {
        return text.strip().replaceAll("[ \\t]*\\R", "\n").replaceAll("\n(?=[^\n])", "\n  ");
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    private static String percent(double rate) {
        return BigDecimal.valueOf(rate).movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
