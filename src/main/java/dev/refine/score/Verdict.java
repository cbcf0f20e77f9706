package dev.refine.score;

import java.util.Locale;

/** What a measurement says of an edit, by field and case and never by the mean alone. */
public enum Verdict {
    /** Something gained, nothing lost. */
    IMPROVED,
    /** Nothing gained, nothing lost. */
    NEUTRAL,
    /** Something lost, nothing gained. */
    DEGRADED,
    /** Gained and lost. */
    MIXED,
    /** Too many errors to say. */
    UNMEASURED;

    public static Verdict of(boolean gained, boolean lost) {
        if (gained) {
            return lost ? MIXED : IMPROVED;
        }
        return lost ? DEGRADED : NEUTRAL;
    }

    /** As it stands in the log, for instance {@code Improved}. */
    public String title() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }

    public boolean isRegression() {
        return this == DEGRADED || this == MIXED;
    }
}
