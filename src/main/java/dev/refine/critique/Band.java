package dev.refine.critique;

import java.util.Locale;

/** A critique score in one word. */
public enum Band {
    EXCELLENT(90),
    GOOD(70),
    FAIR(50),
    POOR(0);

    private final double from;

    Band(double from) {
        this.from = from;
    }

    public static Band of(double score) {
        for (Band band : values()) {
            if (score >= band.from) {
                return band;
            }
        }
        return POOR;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
