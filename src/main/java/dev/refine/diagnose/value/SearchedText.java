package dev.refine.diagnose.value;

import java.util.List;
import java.util.Locale;

/**
 * A text in which many values are looked for one after the other: what has to be read of all of it is read once. Of the last
 * text only, since whoever searches goes case by case. Thread-safe.
 */
final class SearchedText {

    private static volatile SearchedText last = new SearchedText("");

    private final String text;
    private volatile String lowered;
    private volatile String letters;
    private volatile List<Dates.Found> dates;
    private volatile List<Numbers.Found> numbers;

    private SearchedText(String text) {
        this.text = text;
    }

    /** The same object is the same text, and another object is not compared: that would be reading it again. */
    static SearchedText of(String text) {
        SearchedText known = last;
        if (known.text != text) {
            known = new SearchedText(text);
            last = known;
        }
        return known;
    }

    String lowered() {
        if (lowered == null) {
            lowered = text.toLowerCase(Locale.ROOT);
        }
        return lowered;
    }

    String letters() {
        if (letters == null) {
            letters = Plain.letters(text);
        }
        return letters;
    }

    List<Dates.Found> dates() {
        if (dates == null) {
            dates = List.copyOf(Dates.in(text));
        }
        return dates;
    }

    List<Numbers.Found> numbers() {
        if (numbers == null) {
            numbers = List.copyOf(Numbers.in(text));
        }
        return numbers;
    }
}
