package dev.refine.quality.role;

import java.util.Locale;

/** Who is asked for something in a quality loop. */
public enum Role {
    CRITERIA,
    BUILDER,
    EVALUATOR,
    GUARD,
    ANALYZER;

    /** As in quality.json, in folders and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
