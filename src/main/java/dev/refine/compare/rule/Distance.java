package dev.refine.compare.rule;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Measures of likeness for the fuzzy rule, each in [0, 1] and symmetric. */
final class Distance {

    private Distance() {}

    /** One minus edits over the longer length; 0 as soon as the threshold is out of reach. */
    static double levenshtein(String a, String b, double threshold) {
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 1;
        }
        int most = (int) Math.floor((1 - threshold) * longer + 1e-9);
        if (Math.abs(a.length() - b.length()) > most) {
            return 0;
        }
        int far = most + 1;
        int[] before = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        Arrays.fill(before, far);
        for (int j = 0; j <= Math.min(most, b.length()); j++) {
            before[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            Arrays.fill(row, far);
            row[0] = Math.min(i, far);
            for (int j = Math.max(1, i - most); j <= Math.min(b.length(), i + most); j++) {
                int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(far, Math.min(change, Math.min(before[j], row[j - 1]) + 1));
            }
            int[] swap = before;
            before = row;
            row = swap;
        }
        return before[b.length()] > most ? 0 : 1 - (double) before[b.length()] / longer;
    }

    static double jaro(String a, String b) {
        int reach = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
        boolean[] used = new boolean[b.length()];
        StringBuilder left = new StringBuilder();
        for (int i = 0; i < a.length(); i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(b.length() - 1, i + reach); j++) {
                if (!used[j] && a.charAt(i) == b.charAt(j)) {
                    used[j] = true;
                    left.append(a.charAt(i));
                    break;
                }
            }
        }
        int shared = left.length();
        if (shared == 0) {
            return 0;
        }
        int swapped = 0;
        for (int j = 0, k = 0; j < b.length(); j++) {
            if (used[j] && b.charAt(j) != left.charAt(k++)) {
                swapped++;
            }
        }
        double m = shared;
        return (m / a.length() + m / b.length() + (m - swapped / 2.0) / m) / 3;
    }

    static double tokens(String a, String b) {
        Set<String> left = words(a);
        Set<String> right = words(b);
        if (left.isEmpty() && right.isEmpty()) {
            return 0;
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        return 2.0 * shared.size() / (left.size() + right.size());
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }
}
