package dev.refine.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
public final class Spelling {

    private static final int LONGEST = 200;

    private Spelling() {}

    /** The one known word that is near enough to be meant; the first in order when several are equally near. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return nearest(written, known, 1).stream().findFirst();
    }

    /** Known words near enough to be meant, nearest first, at most {@code count}. */
    public static List<String> nearest(String written, Collection<String> known, int count) {
        record Guess(String word, int distance) {}
        List<Guess> guesses = new ArrayList<>();
        for (String word : known) {
            int allowed = Math.max(1, Math.min(written.length(), word.length()) / 3);
            boolean begun = written.length() >= 3 && word.startsWith(written);
            int distance = begun ? 1 : distance(written, word);
            if (distance <= allowed) {
                guesses.add(new Guess(word, distance));
            }
        }
        guesses.sort(Comparator.comparingInt(Guess::distance).thenComparing(Guess::word));
        return guesses.stream().limit(count).map(Guess::word).toList();
    }

    /** Insertions, deletions, replacements and swaps of neighbours; a difference in case or separators alone is 0. */
    private static int distance(String a, String b) {
        String left = plain(a);
        String right = plain(b);
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return left.equals(right) ? 0 : LONGEST;
        }
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(last[j - 1] + change, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[right.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
