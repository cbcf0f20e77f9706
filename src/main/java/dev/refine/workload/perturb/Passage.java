package dev.refine.workload.perturb;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in pieces: words, and the gaps between them. A word that the expected answer is made of is <em>kept</em>, and so
 * is every word with a digit: an answer must stay possible, else a perturbed case would measure nothing.
 */
final class Passage {

    private static final Pattern PIECE = Pattern.compile("\\s+|\\S+");
    private static final Pattern PART = Pattern.compile("[\\p{L}\\p{N}]+");

    private final List<String> pieces = new ArrayList<>();
    private final Set<String> answer;

    /** @param answer the words of the expected answer, in lower case */
    Passage(String text, Set<String> answer) {
        this.answer = answer;
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.add(matcher.group());
        }
    }

    /** The words of a text as {@link #Passage} wants them. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = PART.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }

    List<String> pieces() {
        return new ArrayList<>(pieces);
    }

    boolean isGap(int index) {
        return Character.isWhitespace(pieces.get(index).charAt(0));
    }

    /** Whether a piece may be changed: a word that is not kept, or a gap that does not stand between two kept words. */
    boolean isFree(int index) {
        return isGap(index) ? !(isKept(index - 1) && isKept(index + 1)) : !isKept(index);
    }

    private boolean isKept(int index) {
        if (index < 0 || index >= pieces.size()) {
            return false;
        }
        String word = pieces.get(index);
        return word.chars().anyMatch(Character::isDigit) || words(word).stream().anyMatch(answer::contains);
    }

    /** Position of the last kept word, -1 if there is none. */
    int lastKept() {
        int last = pieces.size() - 1;
        while (last >= 0 && (isGap(last) || !isKept(last))) {
            last--;
        }
        return last;
    }
}
