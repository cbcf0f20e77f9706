package dev.refine.quality.judgement;

import java.util.Locale;

/** How deep a change goes. What nobody names is incremental. */
public enum Impact {
    INCREMENTAL,
    STRUCTURAL,
    TRANSFORMATIVE;

    public static Impact of(String written) {
        for (Impact impact : values()) {
            if (impact.name().equalsIgnoreCase(written.strip())) {
                return impact;
            }
        }
        return INCREMENTAL;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
