package dev.refine.compare;

/**
 * One difference between an expected and an actual document.
 *
 * @param id the same in every run for the same kind of difference at the same place
 * @param category its kind
 * @param tag what kind of that kind, for instance {@code date}, {@code case}, {@code hallucinated}; may be empty
 * @param path JSON Pointer in the expected document (for something extra: where it would stand there)
 * @param actualPath JSON Pointer in the actual document; empty text is the root
 * @param expected compact JSON of the expected value, clipped to 200 characters; empty when there is none
 * @param actual the same for the actual value
 * @param rule name of the comparison rule that judged it
 * @param leaves how many leaves it costs
 * @param weight what those leaves weigh
 * @param similarity of the two values, in [0, 1]
 * @param pattern path with indexes as {@code *}, code and tag: what groups it with its like
 * @param cost whether it counts as wrong; false for notes such as {@code null-vs-absent}
 */
public record Difference(
        String id,
        Category category,
        String tag,
        String path,
        String actualPath,
        String expected,
        String actual,
        String rule,
        double leaves,
        double weight,
        double similarity,
        String pattern,
        boolean cost) {

    /** A difference of the usual weight. */
    public Difference(
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
        this(
                idOf(category, tag, path, actualPath),
                category,
                tag,
                path,
                actualPath,
                expected,
                actual,
                rule,
                leaves,
                leaves,
                0,
                pattern,
                cost);
    }

    static String idOf(Category category, String tag, String path, String actualPath) {
        long hash = 17;
        for (String part : new String[] {category.code(), tag, path, actualPath}) {
            for (int i = 0; i < part.length(); i++) {
                hash = hash * 1_099_511_628_211L + part.charAt(i);
            }
            hash = (hash ^ hash >>> 29) * 31;
        }
        String hex = Long.toHexString(hash >>> 16);
        return category.code() + "-" + "0".repeat(12 - hex.length()) + hex;
    }

    /** The key of a group. A date whose order is open belongs to the other dates. */
    static String patternOf(String patternPath, Category category, String tag) {
        return patternPath + suffix(category, tag);
    }

    /** What is wrong at a place although its values may be right, as a leaf: a code fence, a key twice, an order. */
    public String mark() {
        String what = category == Category.MOVED ? "order" : tag.isEmpty() ? category.code() : tag;
        return path + "#" + what;
    }

    private static String suffix(Category category, String tag) {
        String group = tag.equals("date-ambiguous") ? "date" : tag;
        return " " + category.code() + (group.isEmpty() ? "" : " " + group);
    }

    /** The path with every array index as {@code *}. */
    public String patternPath() {
        String suffix = suffix(category, tag);
        return pattern.endsWith(suffix)
                ? pattern.substring(0, pattern.length() - suffix.length())
                : pattern.substring(0, Math.max(0, pattern.indexOf(' ')));
    }
}
