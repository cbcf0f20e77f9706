package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.score.Scorecard;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;

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
    private final Proposing proposing;
    private final Editing editing;
    private final WatchedInputs inputs;
    private final Experiments experiments;
    private final Metering metering;
    private final Deciding deciding;
    private final Verifying verifying;
    private final Repeating repeating;
    private final Measurement measurement;
    private final Affordable affordable;
    private boolean begun;

    public RefineLoop(Bench bench) {
        this(bench, bench.bundle());
    }

    /** @param bundle how many hypotheses may share a measurement */
    RefineLoop(Bench bench, int bundle) {
        this.bench = bench;
        this.ending = new Ending(
                bench.objective(), bench.objective().isByField() ? bench.trials() : 1, Repeating.retries(bench));
        this.nextStep = new NextStep(ending, bundle);
        this.inputs = new WatchedInputs(bench);
        this.measurement = new Measurement(bench, inputs);
        this.affordable = new Affordable(bench);
        this.validation = new Validation(bench, measurement);
        this.proposing = new Proposing(bench, new Joining(bench, bundle), new Screening(bench, measurement));
        this.editing = new Editing(bench);
        CandidateRuns runs = new CandidateRuns(bench);
        Unbundling unbundling = new Unbundling(bench, runs);
        Judging judging = new Judging(bench, runs, unbundling);
        this.repeating = new Repeating(bench, measurement, judging, editing);
        this.experiments = new Experiments(bench, measurement, judging, repeating, unbundling);
        this.metering = new Metering(bench);
        this.deciding = new Deciding(bench, experiments);
        this.verifying = new Verifying(bench, ending, measurement, repeating, editing);
    }

    /**
     * Goes on until the session ends or the stop signal is given; then every process is gone and the journal is whole.
     */
    public void run() {
        runUntil(state -> false);
    }

    /** The same, and no further than to a state that is enough. */
    public void runUntil(Predicate<SessionState> enough) {
        while (!bench.stop().isRequested() && !enough.test(bench.state())) {
            Step step = nextStep.after(bench.state());
            if (step == Step.FINISH) {
                return;
            }
            try {
                if (begun) {
                    perform(step);
                } else {
                    begin();
                }
            } catch (CancellationException e) {
                if (!bench.stop().isRequested()) {
                    throw e;
                }
            }
        }
    }

    /** An interruption may have cut a batch in two, and no step is to be chosen by a part of it. */
    private void begin() {
        begun = true;
        bench.state().cases().batch().ifPresent(batch -> verifying.goOn(batch, measurement.goOn(batch)));
    }

    /** Only proves that the workload works, whatever the budget; the state then says whether it does. */
    public void validate() {
        validation.run(() -> true);
    }

    private void perform(Step step) {
        switch (step) {
            case VALIDATE -> validation.run(() -> !affordable.refuses(affordable.judged(1)));
            case START_ITERATION -> startIteration();
            case MEASURE_BASELINE -> experiments.measureBaseline();
            case MEASURE_HOLDOUT -> experiments.measureHoldout();
            case PROPOSE -> proposing.propose();
            case SCREEN -> proposing.screen();
            case SUGGEST -> editing.suggest();
            case ANNOUNCE -> editing.announce();
            case APPLY -> editing.apply();
            case JOIN -> proposing.join();
            case DESIGN_EXPERIMENT -> experiments.design();
            case MEASURE_CANDIDATE -> experiments.measureCandidate();
            case TAKE_METRICS -> metering.takeMetrics();
            case REPORT_REGRESSION -> deciding.reportRegression();
            case DECIDE -> deciding.decide();
            case CONFIRM -> repeating.confirm();
            case RETRY -> repeating.retry();
            case VERIFY -> verifying.verify();
            case ANNOUNCE_RESTORE -> editing.announceRestore();
            case RESTORE -> editing.restore();
            case COMPLETE -> complete();
            case FINISH -> throw new IllegalStateException("the session is over");
        }
    }

    private void startIteration() {
        Iteration last = bench.state().current();
        int number = last.isStarted() ? last.number() + 1 : 0;
        Scorecard best = bench.state().best().map(BestState::scorecard).orElse(Scorecard.of(List.of()));
        int cases = bench.state().started().cases().size();
        bench.append(new Event.IterationStarted(number, best.passing(), cases, best.score()));
        inputs.look();
    }

    /** Whatever is said of the files at the end of an iteration is true. */
    private void complete() {
        bench.files().requireUnchanged(bench.state().files());
        Optional<SessionEnd> end = ending.of(bench.state());
        Iteration current = bench.state().current();
        boolean known = current.completed().isPresent();
        new Insights(bench, ending).note(end);
        int best = bench.state().provisional().map(ProvisionalState::iteration).orElse(0);
        boolean verified = !bench.state().isAhead()
                && bench.state().best().map(BestState::verified).orElse(false);
        bench.append(new Event.IterationCompleted(
                current.number(), outcome(current), end.orElse(null), best, verified, heldEdit()));
        current.result().filter(result -> result.iteration() > 0 && !known).ifPresent(this::say);
    }

    /** Whose edit stays in the files although it was not kept; null when they hold what was kept. */
    private Integer heldEdit() {
        HeldFiles held = HeldFiles.of(bench.state());
        return held.isState() ? null : Integer.valueOf(held.iteration());
    }

    /** What was predicted and what came. */
    private void say(Event.ResultJudged result) {
        String prediction = result.prediction() == null
                ? ""
                : ", prediction " + result.prediction().words();
        Scorecard seen = bench.state().current().seenScorecard();
        bench.progress()
                .said("iteration " + result.iteration() + ": "
                        + result.verdict().title() + ", " + seen.passing() + " of " + seen.size()
                        + " measured cases pass" + prediction);
    }

    private String outcome(Iteration iteration) {
        if (iteration.isSkipped()) {
            return "Skipped";
        }
        if (iteration.stop().isPresent() && iteration.result().isEmpty()) {
            return "Stopped";
        }
        if (iteration.number() == 0) {
            return bench.state().isBaselineUnmeasured() ? "Unmeasured" : "Baseline";
        }
        return iteration.result().map(result -> result.verdict().title()).orElse("Neutral (nothing to measure)");
    }
}
