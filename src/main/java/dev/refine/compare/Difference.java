package dev.refine.compare;

/**
 * One difference between an expected and an actual document.
 *
 * @param category its kind
 * @param tag what kind of that kind, for instance {@code date}, {@code case}, {@code hallucinated}; may be empty
 * @param path JSON Pointer in the expected document (for something extra: where it would stand there)
 * @param actualPath JSON Pointer in the actual document; empty text is the root
 * @param expected compact JSON of the expected value, clipped to 200 characters; empty when there is none
 * @param actual the same for the actual value
 * @param rule name of the comparison rule that judged it
 * @param leaves how many leaves it costs
 * @param pattern path with indexes as {@code *}, code and tag: what groups it with its like
 * @param cost whether it counts as wrong; false for notes such as {@code null-vs-absent}
 */
public record Difference(
        Category category,
        String tag,
        String path,
        String actualPath,
        String expected,
        String actual,
        String rule,
        double leaves,
        String pattern,
        boolean cost) {

    /** The path with every array index as {@code *}. */
    public String patternPath() {
        return pattern.substring(0, pattern.indexOf(' '));
    }
}
