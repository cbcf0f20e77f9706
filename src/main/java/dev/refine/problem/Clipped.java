package dev.refine.problem;

/** The beginning of a text, where a sentence has no room for the whole. */
public final class Clipped {

    private Clipped() {}

    /** The text itself, or its first letters with {@code …} behind them. */
    public static String of(String text, int longest) {
        return text.length() <= longest ? text : head(text, longest) + "…";
    }

    /** The same with the mark inside of the width. */
    public static String within(String text, int width) {
        return text.length() <= width ? text : head(text, width - 1) + "…";
    }

    /** Never half of a character that takes two places. */
    private static String head(String text, int length) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
