package dev.refine.propose.rules.saving;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A sentence, a bullet or a worked example of a prompt.
 *
 * @param block which paragraph or bullet it belongs to; passages of one block follow each other
 * @param start its first character
 * @param end behind its last one
 * @param example whether it is a worked example
 */
record Passage(int block, int start, int end, String text, boolean example) {

    private static final Set<String> SMALL = Set.of(
            "a an and are as at be by for from in is it its of on or so that the then this to with you your we our must should always please sure make"
                    .split(" "));

    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** The words that carry meaning, in lower case, plural or not. Negations are among them. */
    Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        Arrays.stream(GAP.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty() && !SMALL.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word)
                .forEach(words::add);
        return words;
    }

    int size() {
        return GAP.split(text).length;
    }
}
