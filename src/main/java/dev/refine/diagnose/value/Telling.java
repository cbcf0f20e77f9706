package dev.refine.diagnose.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the words by which one set of documents can be told from another. */
public final class Telling {

    private static final Pattern WORD = Pattern.compile("\\p{L}{3,}(?:[ -]\\p{L}{3,})?");

    /** So many documents of a side are looked at; nobody needs to bring more. */
    public static final int MOST = 40;

    private Telling() {}

    /**
     * Two neighbouring words, else one, that stand in all of the one and none of the other; the longest, then the first.
     * Nothing when either side is empty: then there is nothing to tell apart.
     */
    public static Optional<String> phrase(List<String> those, List<String> others) {
        if (those.isEmpty() || others.isEmpty()) {
            return Optional.empty();
        }
        List<String> rest = those.stream()
                .limit(MOST)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        List<String> against = others.stream()
                .limit(MOST)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        return phrases(those.get(0)).stream()
                .filter(phrase -> rest.stream().allMatch(text -> text.contains(phrase.toLowerCase(Locale.ROOT))))
                .filter(phrase -> against.stream().noneMatch(text -> text.contains(phrase.toLowerCase(Locale.ROOT))))
                .max(Comparator.comparingInt((String phrase) -> phrase.split("[ -]").length));
    }

    private static List<String> phrases(String text) {
        Set<String> phrases = new LinkedHashSet<>();
        for (String line : text.split("\\R")) {
            Matcher words = WORD.matcher(line);
            int from = 0;
            while (words.find(from)) {
                phrases.add(words.group());
                String first = words.group().split("[ -]")[0];
                phrases.add(first);
                from = words.start() + first.length();
            }
        }
        List<String> all = new ArrayList<>(phrases);
        return all.subList(0, Math.min(all.size(), 400));
    }
}
