package dev.refine.diagnose;

import java.util.Set;

/** Holds a prediction against what was measured. */
public final class PredictionCheck {

    private PredictionCheck() {}

    /**
     * The law: no predicted case gained is {@code REFUTED}; at least four in five gained and no case lost that is not
     * among the risks is {@code CONFIRMED}; anything between is {@code PARTLY}. A prediction that names no case is never
     * confirmed.
     *
     * @param gained cases with a field that is right now and was not in the best state
     * @param lost cases with a field that was right in the best state and is not now
     */
    public static PredictionOutcome check(Prediction prediction, Set<String> gained, Set<String> lost) {
        long hits =
                prediction.fixes().stream().distinct().filter(gained::contains).count();
        if (hits == 0) {
            return PredictionOutcome.REFUTED;
        }
        long named = prediction.fixes().stream().distinct().count();
        boolean foreseen = prediction.risks().containsAll(lost);
        return hits * 5 >= named * 4 && foreseen ? PredictionOutcome.CONFIRMED : PredictionOutcome.PARTLY;
    }
}
