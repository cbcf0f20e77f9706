package dev.refine.quality;

import dev.refine.quality.record.QualityState;
import java.util.Locale;

/** Where a session stands, for somebody who only looks. */
public final class Standing {

    private Standing() {}

    /** Whether nothing is left to do: ended, and the result delivered. */
    public static boolean isOver(QualityState state) {
        return next(state) == NextStep.DONE;
    }

    /** The step at hand, in words such as {@code build} and {@code start-round}. */
    public static String step(QualityState state) {
        return next(state).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How often the guard may refuse is not in the journal; it only tells one more build from a submission. */
    private static NextStep next(QualityState state) {
        return NextStep.of(state, Integer.MAX_VALUE);
    }
}
