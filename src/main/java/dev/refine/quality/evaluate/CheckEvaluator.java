package dev.refine.quality.evaluate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.role.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Judges by the programs alone, where nobody else does: the packet is their evidence, the plan is what fails. */
public final class CheckEvaluator implements Evaluator {

    @Override
    public Judged judge(Subject subject) {
        Map<String, Integer> scores = new TreeMap<>();
        StringBuilder packet = new StringBuilder("# What the checks say\n");
        ArrayNode tasks = Json.array();
        for (Criterion criterion : subject.criteria()) {
            Optional<CheckResult> check = subject.checks().stream()
                    .filter(result -> result.ran() && result.criterion().equals(criterion.id()))
                    .findFirst();
            check.ifPresent(result -> scores.put(criterion.id(), result.score()));
            String evidence = check.map(CheckResult::evidence).orElse("Nobody judged it.");
            packet.append("\n## ").append(criterion.id()).append("\n\n").append(criterion.text());
            packet.append("\n\n").append(evidence).append('\n');
            if (check.isEmpty() || !criterion.passes(check.get().score())) {
                task(tasks, criterion, evidence);
            }
        }
        ObjectNode plan = Json.object();
        plan.put("schema_version", "2").put("objective", "Make every check pass.");
        plan.set("tasks", tasks);
        NextTasks read = NextTasks.read(plan).tasks().orElse(null);
        Evaluation evaluation = new Evaluation(
                scores.isEmpty(),
                tasks.isEmpty(),
                scores,
                Map.of(),
                List.of(),
                read,
                "checks",
                Map.of(),
                remarks(subject, scores.isEmpty()));
        return new Judged(evaluation, packet.toString(), read == null ? null : plan, List.of());
    }

    @Override
    public List<Backend> asks(Subject subject) {
        return List.of();
    }

    private static List<String> remarks(Subject subject, boolean silent) {
        List<String> remarks = new ArrayList<>();
        subject.checks().stream()
                .filter(check -> !check.ran())
                .forEach(check ->
                        remarks.add("the check of " + check.criterion() + " said nothing: " + check.evidence()));
        if (silent && remarks.isEmpty()) {
            remarks.add("there is no check");
        }
        return remarks;
    }

    private static void task(ArrayNode tasks, Criterion criterion, String evidence) {
        ObjectNode task = tasks.addObject();
        task.put("id", "t" + (tasks.size())).put("task_category", "fix");
        task.put("description", "Make " + criterion.id() + " pass: " + criterion.text());
        task.put("implementation_guidance", evidence);
        task.put("verification", "Run the check of " + criterion.id() + " again.");
        task.putObject("metadata")
                .put("impact", "structural")
                .putArray("relates_to")
                .add(criterion.id());
    }
}
