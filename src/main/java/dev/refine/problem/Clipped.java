package dev.refine.problem;

/** The beginning of a text, where a sentence has no room for the whole. */
public final class Clipped {

    private Clipped() {}

    /** The text itself, or its first letters with {@code …} behind them. */
    public static String of(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
