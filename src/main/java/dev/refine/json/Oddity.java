package dev.refine.json;

/**
 * Something in an output that a strict JSON reader would not let pass, or that its reader should know.
 *
 * @param code one of {@code not-json-wrapper}, {@code unparseable}, {@code truncated}, {@code duplicate-key}, {@code
 *     too-deep}
 * @param tag which kind of that: {@code bom}, {@code fence}, {@code prose}, {@code trailing-text}, {@code nan}, {@code
 *     huge-number}, {@code empty}, {@code too-large}, {@code encoding}; may be empty
 * @param pointer JSON Pointer of the place inside the value; empty for the whole text
 * @param message one sentence without a full stop
 */
public record Oddity(String code, String tag, String pointer, String message) {

    /** Whether a strict reader would have taken the text all the same. */
    public boolean harmless() {
        return tag.equals("bom") || tag.equals("huge-number");
    }
}
