package dev.refine.problem;

import java.util.Locale;

/** A clause as a sentence of its own. */
public final class Sentence {

    private Sentence() {}

    /** With a capital letter first and one full stop at the end. */
    public static String of(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT)
                + clause.substring(1).replaceFirst("\\.$", "") + ".";
    }
}
