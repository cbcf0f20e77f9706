package dev.refine.quality.evaluate;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Convergence;
import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.judgement.PlanGate;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleCalls;
import dev.refine.quality.role.RoleRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One evaluator, asked once, and once more when its answer cannot be taken as it is. */
public final class SingleEvaluator implements Evaluator {

    private final RoleCalls calls;
    private final Backend backend;
    private final EvaluatorRequest requests;
    private final Asking asking;

    /**
     * @param label tells repeats apart
     * @param gate whether a plan that is not worth a round goes back
     */
    public record Asking(String label, boolean gate, Allowance allowance) {}

    public SingleEvaluator(RoleCalls calls, Backend backend, EvaluatorRequest requests, Asking asking) {
        this.calls = calls;
        this.backend = backend;
        this.requests = requests;
        this.asking = asking;
    }

    @Override
    public Judged judge(Subject subject) {
        Reply reply = calls.call(backend, first(subject));
        if (!reply.isOk()) {
            return degraded(subject, reply);
        }
        AnswerReading reading = new AnswerReading(subject, new Answer(reply));
        Judged first = reading.read(backend.name(), List.of(reply.call()));
        List<String> faults = new ArrayList<>(reading.faults());
        faults.addAll(gated(first));
        if (faults.isEmpty()) {
            return seen(subject, first);
        }
        faults.addAll(lacking(subject, first));
        RoleRequest request = requests.of(subject, backend, asking.label() + "-again", faults);
        if (!asking.allowance().covers(calls.isAnswered(backend, request) ? 0 : 1, first.calls())) {
            return seen(subject, first.with("it could not be paid to answer again: " + String.join("; ", faults)));
        }
        Reply again = calls.call(backend, request);
        if (!again.isOk()) {
            return seen(subject, first.after(List.of(again.call())));
        }
        AnswerReading second = new AnswerReading(subject, new Answer(again));
        Judged judged = second.read(backend.name(), List.of(again.call())).after(first.calls());
        boolean worse = reading.faults().isEmpty() && (!second.faults().isEmpty() || lostItsPlan(first, judged))
                || judged.evaluation().degraded() && !first.evaluation().degraded();
        Judged taken = worse ? first.after(List.of(again.call())) : judged;
        for (String fault : gated(taken)) {
            taken = taken.with("the plan stays as it is: " + fault);
        }
        return seen(subject, taken);
    }

    @Override
    public List<Backend> asks(Subject subject) {
        return calls.isAnswered(backend, first(subject)) ? List.of() : List.of(backend);
    }

    private RoleRequest first(Subject subject) {
        return requests.of(subject, backend, asking.label(), List.of());
    }

    private static boolean lostItsPlan(Judged first, Judged second) {
        return first.evaluation().tasks() != null
                && second.evaluation().tasks() == null
                && !second.evaluation().converged();
    }

    private List<String> gated(Judged judged) {
        NextTasks plan = judged.evaluation().tasks();
        return asking.gate() && plan != null ? PlanGate.faults(plan) : List.of();
    }

    private List<String> lacking(Subject subject, Judged judged) {
        Evaluation evaluation = judged.evaluation();
        return asking.gate() && evaluation.tasks() != null
                ? PlanGate.remarks(
                        evaluation.tasks(),
                        evaluation.preserve(),
                        subject.criteria().stream().map(Criterion::id).toList(),
                        Convergence.failed(subject.criteria(), evaluation.scores()))
                : List.of();
    }

    private Judged seen(Subject subject, Judged judged) {
        Judged remarked = judged;
        for (String remark : lacking(subject, judged)) {
            remarked = remarked.with(remark);
        }
        return remarked.seenBy(backend, subject);
    }

    static Judged degraded(Subject subject, Reply reply) {
        String why = reply.call().backend() + ": " + reply.call().ending();
        Evaluation evaluation = new Evaluation(
                true, false, Map.of(), Map.of(), List.of(), null, reply.call().backend(), Map.of(), List.of(why));
        return new Judged(evaluation, "", null, List.of(reply.call()));
    }
}
