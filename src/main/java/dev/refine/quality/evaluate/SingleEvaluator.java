package dev.refine.quality.evaluate;

import dev.refine.quality.record.Evaluation;
import dev.refine.quality.role.Answer;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Reply;
import dev.refine.quality.role.RoleCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One evaluator, asked once, and once more when its answer cannot be taken as it is. */
public final class SingleEvaluator implements Evaluator {

    private final RoleCalls calls;
    private final Backend backend;
    private final EvaluatorRequest requests;
    private final boolean gate;
    private final String label;

    /**
     * @param gate whether a plan of nothing but polish goes back
     * @param label tells repeats apart
     */
    public SingleEvaluator(RoleCalls calls, Backend backend, EvaluatorRequest requests, boolean gate, String label) {
        this.calls = calls;
        this.backend = backend;
        this.requests = requests;
        this.gate = gate;
        this.label = label;
    }

    @Override
    public Judged judge(Subject subject) {
        Reply reply = calls.call(backend, requests.of(subject, backend, label, List.of()));
        if (!reply.isOk()) {
            return degraded(subject, reply);
        }
        AnswerReading reading = new AnswerReading(subject, new Answer(reply));
        Judged first = reading.read(backend.name(), List.of(reply.call()));
        List<String> faults = new ArrayList<>(reading.faults());
        boolean polish = gate && isPolish(first);
        if (polish) {
            faults.add("every task is incremental: at least one must change the structure or the approach");
        }
        if (faults.isEmpty()) {
            return seen(subject, first);
        }
        Reply again = calls.call(backend, requests.of(subject, backend, label + "-again", faults));
        if (!again.isOk()) {
            return seen(subject, first.after(List.of(again.call())));
        }
        AnswerReading second = new AnswerReading(subject, new Answer(again));
        Judged judged = second.read(backend.name(), List.of(again.call())).after(first.calls());
        boolean worse = !second.faults().isEmpty() && reading.faults().isEmpty();
        Judged taken = worse ? first.after(List.of(again.call())) : judged;
        return seen(subject, gate && isPolish(taken) ? taken.with("every planned change is incremental") : taken);
    }

    private static boolean isPolish(Judged judged) {
        Evaluation evaluation = judged.evaluation();
        return evaluation.tasks() != null && !evaluation.tasks().hasMaterialTask();
    }

    private Judged seen(Subject subject, Judged judged) {
        return subject.images().isEmpty() || backend.vision()
                ? judged
                : judged.with("judged from text: " + backend.name() + " cannot see the images");
    }

    static Judged degraded(Subject subject, Reply reply) {
        String why = reply.call().backend() + ": "
                + reply.call().status().name().toLowerCase(Locale.ROOT)
                + (reply.call().note().isEmpty() ? "" : ", " + reply.call().note());
        Evaluation evaluation = new Evaluation(
                true, false, Map.of(), Map.of(), List.of(), null, reply.call().backend(), Map.of(), List.of(why));
        return new Judged(evaluation, "", null, List.of(reply.call()));
    }
}
