package dev.refine.loop;

import dev.refine.journal.Drafts;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import java.util.Map;
import java.util.Optional;

/** Reads the next step off the state and nothing else: that is why a resumed session goes on as it would have. */
final class NextStep {

    /** Proposals of one iteration that may be refused before it closes without a measurement. */
    static final int ATTEMPTS = 3;

    private final Ending ending;
    private final int bundle;

    NextStep(Ending ending, int bundle) {
        this.ending = ending;
        this.bundle = bundle;
    }

    Step after(SessionState state) {
        if (state.end().isPresent()) {
            return Step.FINISH;
        }
        if (!state.isValidated() && !state.started().settings().check()) {
            return state.current().stop().isPresent() ? Step.COMPLETE : Step.VALIDATE;
        }
        Iteration current = state.current();
        if (current.completed().isPresent() || !current.isStarted()) {
            return ending.isUsedUp(state) ? closing(state) : Step.START_ITERATION;
        }
        return current.number() == 0 ? inBaseline(state, current) : inIteration(state, current);
    }

    private Step inBaseline(SessionState state, Iteration baseline) {
        if (baseline.stop().isPresent()) {
            return Step.COMPLETE;
        }
        if (baseline.result().isEmpty()) {
            return Step.MEASURE_BASELINE;
        }
        if (baseline.metrics().isEmpty()) {
            return Step.TAKE_METRICS;
        }
        return !state.isBaselineUnmeasured() && isHoldoutOpen(state, 0) ? Step.MEASURE_HOLDOUT : Step.COMPLETE;
    }

    private Step inIteration(SessionState state, Iteration current) {
        if (current.openRestore().isPresent()) {
            return Step.RESTORE;
        }
        if (current.result().isPresent()) {
            return afterResult(state, current);
        }
        if (current.isSkipped() || current.stop().isPresent()) {
            return closing(state);
        }
        if (current.drafts().hypothesis().isPresent()) {
            return drafting(current);
        }
        if (current.drafts().shortlist().open().isPresent()) {
            return Step.SCREEN;
        }
        if (current.bundle().isClosed()) {
            return measuring(current);
        }
        boolean givenUp = current.bundle().isEmpty() && refusedByTheHarness(current) >= ATTEMPTS;
        return givenUp ? closing(state) : Step.PROPOSE;
    }

    private Step drafting(Iteration current) {
        Drafts drafts = current.drafts();
        if (drafts.suggestion().isEmpty()) {
            return Step.SUGGEST;
        }
        if (drafts.announced().isEmpty()) {
            return Step.ANNOUNCE;
        }
        if (drafts.applied().isEmpty()) {
            return Step.APPLY;
        }
        return bundle > 1 && current.experiment().isEmpty() ? Step.JOIN : measuring(current);
    }

    private static Step measuring(Iteration current) {
        return current.experiment().isEmpty() ? Step.DESIGN_EXPERIMENT : Step.MEASURE_CANDIDATE;
    }

    private Step afterResult(SessionState state, Iteration current) {
        if (current.metrics().isEmpty()) {
            return Step.TAKE_METRICS;
        }
        boolean regressed = current.result().orElseThrow().verdict().isRegression();
        if (regressed && current.regression().isEmpty()) {
            return Step.REPORT_REGRESSION;
        }
        return current.decision().isEmpty() ? Step.DECIDE : closing(state);
    }

    /** Before an iteration closes, the files hold what they should, and a session that ends measures its holdout. */
    private Step closing(SessionState state) {
        Optional<SessionEnd> end = ending.of(state);
        ProvisionalState standing = state.provisional().orElseThrow();
        boolean holds = state.files().equals(standing.files());
        if (state.isAhead() && (end.isPresent() || ending.isReady(standing.scorecard()))) {
            return holds || ending.asksBest(state) ? Step.VERIFY : Step.ANNOUNCE_RESTORE;
        }
        if (holds && end.filter(SessionEnd.CONVERGED::equals).isPresent() && ending.isDoubtful(state)) {
            return Step.CONFIRM;
        }
        if (holds && ending.hangsOnErrors(state)) {
            return Step.RETRY;
        }
        boolean restoreBest = state.started().settings().restoreBest() || isRejectedByUser(state.current());
        if ((end.isPresent() || restoreBest) && !holds) {
            return Step.ANNOUNCE_RESTORE;
        }
        if (end.isPresent() && end.get() != SessionEnd.BUDGET && isHoldoutOpen(state, standing.iteration())) {
            return Step.MEASURE_HOLDOUT;
        }
        return Step.COMPLETE;
    }

    /** Whoever says no to a loss wants the files back, whatever the manifest says of regressions nobody looked at. */
    private static boolean isRejectedByUser(Iteration iteration) {
        return iteration
                .decision()
                .filter(decision -> decision.byUser() && !decision.accepted())
                .isPresent();
    }

    private static boolean isHoldoutOpen(SessionState state, int iteration) {
        int measured = state.holdout().getOrDefault(iteration, Map.of()).size();
        return measured < state.started().holdout().size();
    }

    /** The user may ask for another hypothesis as often as they like. */
    private static long refusedByTheHarness(Iteration iteration) {
        return iteration.refusals().stream()
                .filter(refusal -> !refusal.refused().byUser())
                .count();
    }
}
