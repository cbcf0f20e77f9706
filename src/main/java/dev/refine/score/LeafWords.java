package dev.refine.score;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of leaves as people read them. Inside, an extra row is called by its number among the extra rows of its array, so
 * that two runs can be held against each other; no document has such a place.
 */
public final class LeafWords {

    private static final Pattern EXTRA_ROW = Pattern.compile("/\\+\\d+(?=/|$)");

    private static final Pattern ODDITY = Pattern.compile("(.*)#([a-z][a-z-]*)");

    private LeafWords() {}

    /** Of an expected leaf, which is wrong: its path, or {@code order of /lines}. */
    public static String wrong(String leaf) {
        return leaf.endsWith("#order") ? of("order", leaf.substring(0, leaf.lastIndexOf('#'))) : leaf;
    }

    /** Of what nobody expects: {@code extra /dueDate}, {@code extra /lines/*}{@code /note}, {@code fence}. */
    public static String extra(String leaf) {
        Matcher oddity = ODDITY.matcher(leaf);
        return oddity.matches() ? of(oddity.group(2), oddity.group(1)) : "extra " + rows(leaf);
    }

    /** Of a change, where {@code +} stands before what is extra; each name once. */
    public static List<String> changed(List<String> leaves) {
        return leaves.stream()
                .map(leaf -> leaf.startsWith("+") ? extra(leaf.substring(1)) : wrong(leaf))
                .distinct()
                .toList();
    }

    /** The field that a leaf belongs to, with {@code *} for any row; all that an extra row holds belongs to the row. */
    public static String field(String leaf) {
        Matcher row = EXTRA_ROW.matcher(leaf);
        String place = row.find() ? leaf.substring(0, row.start()) + "/*" : leaf;
        return place.replaceAll("/\\d+(?=/|#|$)", "/*");
    }

    /** Of what {@link #field} gives: what is said of an output as a whole has no path. */
    public static String ofField(String field) {
        return field.startsWith("#") ? field.substring(1) : wrong(field);
    }

    private static String rows(String leaf) {
        return EXTRA_ROW.matcher(leaf).replaceFirst("/*");
    }

    private static String of(String what, String place) {
        return what + (place.isEmpty() ? "" : " of " + place);
    }
}
