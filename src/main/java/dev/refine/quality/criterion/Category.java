package dev.refine.quality.criterion;

import java.util.Locale;

/** How much hangs on a criterion. Every criterion must pass; a loss on a stretch criterion weighs less with the guard. */
public enum Category {
    /** The one on which the weakest part counts; at most one criterion is. */
    PRIMARY,
    STANDARD,
    STRETCH;

    /** Words of older files have their place here: could is a stretch, everything else that is unknown is standard. */
    public static Category of(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT)) {
            case "primary" -> PRIMARY;
            case "stretch", "could" -> STRETCH;
            default -> STANDARD;
        };
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
