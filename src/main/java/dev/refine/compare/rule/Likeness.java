package dev.refine.compare.rule;

import java.util.Arrays;

/** How alike two texts look, in [0, 1]: shared pairs of letters, cheap and symmetric. */
public final class Likeness {

    private static final int LONGEST = 400;

    private Likeness() {}

    public static double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        int[] left = pairs(a);
        int[] right = pairs(b);
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < left.length && j < right.length) {
            if (left[i] == right[j]) {
                shared++;
                i++;
                j++;
            } else if (left[i] < right[j]) {
                i++;
            } else {
                j++;
            }
        }
        return left.length + right.length == 0 ? 0 : 2.0 * shared / (left.length + right.length);
    }

    /** Of the start of a text, with its first and last letter as pairs of their own, sorted. */
    private static int[] pairs(String text) {
        int length = Math.min(LONGEST, text.length());
        int[] pairs = new int[length == 0 ? 0 : length + 1];
        char before = 0;
        for (int i = 0; i < length; i++) {
            char c = Character.toLowerCase(text.charAt(i));
            pairs[i] = before << 16 | c;
            before = c;
        }
        if (length > 0) {
            pairs[length] = before << 16;
        }
        Arrays.sort(pairs);
        return pairs;
    }
}
