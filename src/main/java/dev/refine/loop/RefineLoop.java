package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import java.util.Optional;

/**
 * The program: validation, baseline, then hypothesis, edit, measurement and verdict until an end. It only ever reads
 * the state, does the next step and appends what happened; so a session that was killed anywhere goes on from its
 * journal by this same code.
 */
public final class RefineLoop {

    private final Bench bench;
    private final NextStep nextStep;
    private final Ending ending;
    private final Validation validation;
    private final Measurement measurement;
    private final Proposing proposing;
    private final Editing editing;
    private final Judging judging;

    public RefineLoop(Bench bench) {
        this.bench = bench;
        this.ending = new Ending(bench.goal());
        this.nextStep = new NextStep(ending);
        this.measurement = new Measurement(bench);
        this.validation = new Validation(bench, measurement);
        this.proposing = new Proposing(bench);
        this.editing = new Editing(bench);
        this.judging = new Judging(bench, measurement);
    }

    /**
     * Goes on until the session ends or the stop signal is given; then every process is gone and the journal is whole.
     */
    public void run() {
        while (!bench.stop().isRequested()) {
            Step step = nextStep.after(state());
            if (step == Step.FINISH) {
                return;
            }
            perform(step);
        }
    }

    /** Only proves that the workload works; the state then says whether it does. */
    public void validate() {
        validation.run();
    }

    private void perform(Step step) {
        switch (step) {
            case VALIDATE -> validation.run();
            case START_ITERATION -> startIteration();
            case MEASURE_BASELINE -> judging.measureBaseline();
            case MEASURE_HOLDOUT -> judging.measureHoldout();
            case PROPOSE -> proposing.propose();
            case SUGGEST -> editing.suggest();
            case ANNOUNCE -> editing.announce();
            case APPLY -> editing.apply();
            case DESIGN_EXPERIMENT -> judging.designExperiment();
            case MEASURE_CANDIDATE -> judging.measureCandidate();
            case TAKE_METRICS -> judging.takeMetrics();
            case REPORT_REGRESSION -> judging.reportRegression();
            case DECIDE -> judging.decide();
            case ANNOUNCE_RESTORE -> editing.announceRestore();
            case RESTORE -> editing.restore();
            case COMPLETE -> complete();
            case FINISH -> throw new IllegalStateException("the session is over");
        }
    }

    private void startIteration() {
        Iteration last = state().current();
        int number = last.isStarted() ? last.number() + 1 : 0;
        Scorecard best = state().best().map(state -> state.scorecard()).orElse(Scorecard.of(java.util.List.of()));
        int cases = state().started().cases().size();
        bench.session().append(new Event.IterationStarted(number, best.passing(), cases, best.score()));
    }

    private void complete() {
        Optional<SessionEnd> end = ending.of(state());
        Iteration current = state().current();
        new Insights(bench, ending).note(end);
        int best = state().best().map(state -> state.iteration()).orElse(0);
        boolean verified = state().best().map(state -> state.verified()).orElse(false);
        bench.session()
                .append(new Event.IterationCompleted(
                        current.number(), outcome(current), end.orElse(null), best, verified));
    }

    private static String outcome(Iteration iteration) {
        if (iteration.isSkipped()) {
            return "Skipped";
        }
        if (iteration.stop().isPresent() && iteration.result().isEmpty()) {
            return "Stopped";
        }
        if (iteration.number() == 0) {
            return iteration.verdict().filter(Verdict.UNMEASURED::equals).isPresent() ? "Unmeasured" : "Baseline";
        }
        return iteration.result().map(result -> result.verdict().title()).orElse("Neutral (nothing to measure)");
    }

    private SessionState state() {
        return bench.session().state();
    }
}
