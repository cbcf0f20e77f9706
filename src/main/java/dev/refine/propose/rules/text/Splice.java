package dev.refine.propose.rules.text;

/**
 * A replacement by position.
 *
 * @param start first character replaced
 * @param end behind the last one; equal to {@code start} for an insertion
 * @param text what stands there afterwards
 */
public record Splice(int start, int end, String text) {

    static Splice insert(int at, String text) {
        return new Splice(at, at, text);
    }

    public String applyTo(String original) {
        return original.substring(0, start) + text + original.substring(end);
    }
}
