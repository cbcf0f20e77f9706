package dev.refine.diagnose.value;

import java.util.List;
import java.util.Locale;

/** A text in which many values are looked for: what has to be read of all of it is read once. Not thread-safe. */
final class SearchedText {

    private final String text;
    private String lowered;
    private String letters;
    private List<Dates.Found> dates;
    private List<Numbers.Found> numbers;

    SearchedText(String text) {
        this.text = text;
    }

    boolean isOf(String other) {
        return text == other;
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
