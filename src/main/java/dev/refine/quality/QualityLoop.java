package dev.refine.quality;

import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import java.util.concurrent.CancellationException;

/**
 * The quality loop: read the state, do the step that follows from it, begin again. Each step appends at least one event,
 * so a session that was killed goes on where its journal ends.
 */
public final class QualityLoop {

    private final Bench bench;
    private final CriteriaStep criteria;
    private final BuildStep build;
    private final GuardStep guard;
    private final SubmitStep submit;
    private final EvaluateStep evaluate;
    private final CloseStep close;
    private final DeliverStep deliver;

    public QualityLoop(Bench bench) {
        this.bench = bench;
        this.criteria = new CriteriaStep(bench);
        this.build = new BuildStep(bench);
        this.guard = new GuardStep(bench);
        this.submit = new SubmitStep(bench);
        this.evaluate = new EvaluateStep(bench);
        this.close = new CloseStep(bench);
        this.deliver = new DeliverStep(bench);
    }

    /** Goes on until the session has ended, or until it is interrupted: then the journal tells where to go on. */
    public void run() {
        recordAnswered();
        if (!bench.state().rounds().isEmpty()
                && !bench.state().started().settings().once()) {
            deliver.refuseChanged();
        }
        NextStep next = next();
        while (next != NextStep.DONE) {
            try {
                take(next);
            } catch (Stop stop) {
                bench.session()
                        .append(new QualityEvent.StopRequested(round(), stop.end(), String.valueOf(stop.getMessage())));
            } catch (CancellationException interrupted) {
                recordAnswered();
                return;
            }
            next = next();
        }
    }

    /** What was paid for counts, whether its step came to an end or a kill came first. */
    private void recordAnswered() {
        bench.calls().answered().forEach(call -> Replies.record(bench, call));
    }

    private NextStep next() {
        return NextStep.of(bench.state(), bench.file().limits().guardTries());
    }

    private void take(NextStep step) {
        switch (step) {
            case SETTLE_CRITERIA -> criteria.take();
            case START_ROUND -> startRound();
            case BUILD -> build.take(open());
            case GUARD -> guard.take(open());
            case SUBMIT -> submit.take(open());
            case EVALUATE -> evaluate.take(open());
            case CLOSE -> close.take(open());
            case DELIVER -> deliver.take();
            case DONE -> {}
        }
    }

    private void startRound() {
        int number = bench.state().rounds().size() + 1;
        bench.session().append(new QualityEvent.RoundStarted(number));
        bench.said().accept("round " + number);
    }

    private Round open() {
        return bench.state().open().orElseThrow();
    }

    private int round() {
        QualityState state = bench.state();
        return state.rounds().size();
    }
}
