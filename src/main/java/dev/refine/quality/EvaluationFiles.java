package dev.refine.quality;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.json.Json;
import dev.refine.quality.evaluate.Judged;
import dev.refine.quality.judgement.Convergence;
import dev.refine.quality.judgement.Task;
import dev.refine.quality.record.Evaluation;

/** verdict.json, critique_packet.md and next_tasks.json of a round, in our spelling whatever the evaluator's was. */
final class EvaluationFiles {

    private EvaluationFiles() {}

    static void write(Bench bench, int round, Judged judged) {
        String folder = Places.evaluation(round);
        Evaluation evaluation = judged.evaluation();
        bench.session().write(folder + "/verdict.json", Json.pretty(verdict(bench, evaluation)) + "\n");
        bench.session().write(folder + "/critique_packet.md", judged.packet().stripTrailing() + "\n");
        if (judged.nextTasks() != null && evaluation.tasks() != null) {
            bench.session().write(folder + "/next_tasks.json", Json.pretty(tasks(judged)) + "\n");
        }
    }

    private static ObjectNode verdict(Bench bench, Evaluation evaluation) {
        ObjectNode json = Json.object();
        json.put("schema_version", "1").put("verdict", evaluation.converged() ? "converged" : "iterate");
        ObjectNode scores = json.putObject("scores");
        evaluation.scores().forEach(scores::put);
        ArrayNode preserve = json.putArray("preserve");
        evaluation
                .preserve()
                .forEach(item -> preserve.addObject()
                        .put("criterion_id", item.criterion())
                        .put("what", item.what())
                        .put("source", item.source()));
        json.put("status", evaluation.degraded() ? "degraded" : "success");
        json.put("evaluator", evaluation.evaluator());
        Convergence.failed(bench.state().criteria(), evaluation.scores()).forEach(json.putArray("failed")::add);
        if (!evaluation.spread().isEmpty()) {
            ObjectNode spread = json.putObject("spread");
            evaluation.spread().forEach(spread::put);
        }
        evaluation.remarks().forEach(json.putArray("remarks")::add);
        return json;
    }

    /** As the evaluator wrote it, with the flat list in the order in which the tasks are to be done. */
    private static ObjectNode tasks(Judged judged) {
        ObjectNode json = judged.nextTasks().deepCopy();
        if (!json.has("tasks")) {
            ArrayNode list = json.putArray("tasks");
            for (Task task : judged.evaluation().tasks().tasks()) {
                ObjectNode flat = list.addObject();
                flat.put("id", task.id()).put("task_category", task.evolution() ? "evolution" : "fix");
                flat.put("description", task.description()).put("verification", task.verification());
                task.relatesTo()
                        .forEach(flat.putObject("metadata")
                                .put("impact", task.impact().word())
                                .putArray("relates_to")::add);
            }
        }
        judged.evaluation().tasks().lint().forEach(json.putArray("lint")::add);
        return json;
    }
}
