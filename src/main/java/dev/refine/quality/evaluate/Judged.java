package dev.refine.quality.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A judgement with everything that was said for it.
 *
 * @param packet Markdown; never empty unless the evaluation is degraded
 * @param nextTasks as the evaluator wrote it; null when there is none
 * @param calls that it took, in order
 */
public record Judged(Evaluation evaluation, String packet, JsonNode nextTasks, List<Call> calls) {

    public Judged {
        calls = List.copyOf(calls);
    }

    Judged after(List<Call> earlier) {
        List<Call> all = new ArrayList<>(earlier);
        all.addAll(calls);
        return new Judged(evaluation, packet, nextTasks, all);
    }

    /** The same with a remark more. */
    public Judged with(String remark) {
        List<String> remarks = new ArrayList<>(evaluation.remarks());
        remarks.add(remark);
        Evaluation remarked = new Evaluation(
                evaluation.degraded(),
                evaluation.converged(),
                evaluation.scores(),
                evaluation.reasoning(),
                evaluation.preserve(),
                evaluation.tasks(),
                evaluation.evaluator(),
                evaluation.spread(),
                remarks);
        return new Judged(remarked, packet, nextTasks, calls);
    }

    /** The same, with a remark if there were images and its author cannot see. */
    public Judged seenBy(Backend author, Subject subject) {
        return subject.images().isEmpty() || author.vision()
                ? this
                : with("judged from text: " + author.name() + " cannot see the images");
    }

    /** The same as one of several by this backend or panel. */
    public Judged by(String evaluator, Map<String, Double> spread, List<Call> all) {
        Evaluation chosen = new Evaluation(
                evaluation.degraded(),
                evaluation.converged(),
                evaluation.scores(),
                evaluation.reasoning(),
                evaluation.preserve(),
                evaluation.tasks(),
                evaluator,
                spread,
                evaluation.remarks());
        return new Judged(chosen, packet, nextTasks, all);
    }
}
