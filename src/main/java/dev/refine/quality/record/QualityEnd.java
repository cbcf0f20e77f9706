package dev.refine.quality.record;

import java.util.Locale;

/** How a quality session ends. */
public enum QualityEnd {
    CONVERGED("Converged"),
    MAX("Max Reached"),
    BUDGET("Budget"),
    STOPPED("Stopped"),
    DEGRADED("Degraded"),
    /** One judgement was asked for, and it was given. */
    JUDGED("Judged");

    private final String title;

    QualityEnd(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** As in JSON results. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
