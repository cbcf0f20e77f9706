package dev.refine.quality;

import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;

/** What follows from the state of a session. There is no other way to resume than to ask this. */
enum NextStep {
    SETTLE_CRITERIA,
    START_ROUND,
    BUILD,
    GUARD,
    SUBMIT,
    EVALUATE,
    CLOSE,
    DELIVER,
    DONE;

    static NextStep of(QualityState state, int guardTries) {
        if (state.end().isPresent()) {
            return state.started().settings().once() || state.delivered().isPresent() ? DONE : DELIVER;
        }
        if (state.settled().isEmpty()) {
            return SETTLE_CRITERIA;
        }
        return state.open().map(round -> inRound(round, state, guardTries)).orElse(START_ROUND);
    }

    private static NextStep inRound(Round round, QualityState state, int guardTries) {
        if (round.evaluation().isPresent()) {
            return CLOSE;
        }
        if (round.submitted().isPresent()) {
            return EVALUATE;
        }
        if (state.started().settings().once()) {
            return SUBMIT;
        }
        if (round.unguarded().isPresent()) {
            return state.previous().isEmpty() ? SUBMIT : GUARD;
        }
        boolean accepted = round.guarded().size() > round.refusals().size();
        boolean over = round.guarded().size() >= guardTries || noChangeLast(round) || nobodyComparedLast(round);
        return accepted || over ? SUBMIT : BUILD;
    }

    /** Another candidate would not help where the guard does not answer. */
    private static boolean nobodyComparedLast(Round round) {
        return !round.guarded().isEmpty()
                && round.guarded().get(round.guarded().size() - 1).by().equals(GuardStep.NOBODY);
    }

    /** A builder that has nothing to change is not asked again with the same words. */
    private static boolean noChangeLast(Round round) {
        return !round.guarded().isEmpty()
                && round.guarded().get(round.guarded().size() - 1).outcome() == Comparison.Outcome.NO_CHANGE;
    }
}
