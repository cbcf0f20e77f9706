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

    /** Whether both change the same place, so that only one of them can be made. */
    boolean overlaps(Splice other) {
        return start < other.end && other.start < end || start == other.start;
    }

    public String applyTo(String original) {
        return original.substring(0, start) + text + original.substring(end);
    }
}
