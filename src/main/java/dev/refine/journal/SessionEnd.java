package dev.refine.journal;

import java.util.Locale;

/** Every way a session can end. */
public enum SessionEnd {
    CONVERGED("Converged"),
    MAX("Max Reached"),
    PLATEAU("Plateau"),
    BUDGET("Budget"),
    STOPPED("Stopped"),
    VALIDATION_FAILED("Validation Failed");

    private final String title;

    SessionEnd(String title) {
        this.title = title;
    }

    /** As in the last heading of the log. */
    public String title() {
        return title;
    }

    /** As in JSON results. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
