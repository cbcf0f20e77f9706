package dev.refine.diagnose;

import java.util.Locale;

/** What became of a prediction. */
public enum PredictionOutcome {
    /** Four in five of the named cases gained, and nothing was lost but where a risk was named. */
    CONFIRMED,
    /** Some named case gained, but too few, or something was lost that nobody had foreseen. */
    PARTLY,
    /** No named case gained. */
    REFUTED;

    /** As it stands in a sentence, for instance {@code partly confirmed}. */
    public String words() {
        return this == PARTLY ? "partly confirmed" : name().toLowerCase(Locale.ROOT);
    }

    /** As it stands in the log, for instance {@code Confirmed}. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
