package dev.refine.diagnose.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds values in texts: as they are, as a number or date in another form, or in another letter case. One search is for many
 * values: what has to be read of all of a text is read once, as long as the values are looked for in one text after the
 * other, and only the last text is kept. Not thread-safe.
 */
public final class InputSearch {

    private SearchedText last = new SearchedText("");

    /** Where a value stands. */
    public record Place(int start, int end, boolean verbatim) {}

    /** Whether the value stands in the text. */
    public Presence presence(JsonNode value, String text) {
        if (text == null || !value.isValueNode() || value.isNull() || value.isBoolean()) {
            return Presence.CANNOT_TELL;
        }
        List<Place> places = find(value, text);
        if (!places.isEmpty()) {
            return places.stream().anyMatch(Place::verbatim) ? Presence.VERBATIM : Presence.OTHER_FORM;
        }
        if (value.isTextual() && !value.textValue().isBlank()) {
            String folded = Plain.letters(value.textValue());
            return !folded.isEmpty() && searched(text).letters().contains(folded)
                    ? Presence.OTHER_FORM
                    : Presence.ABSENT;
        }
        return value.isNumber() ? Presence.ABSENT : Presence.CANNOT_TELL;
    }

    /** Every place of the value, first verbatim ones; a text that stands there only in pieces has none. */
    public List<Place> find(JsonNode value, String text) {
        if (value.isNumber()) {
            return numbers(value.decimalValue(), text);
        }
        if (!value.isTextual() || value.textValue().isBlank()) {
            return List.of();
        }
        String wanted = value.textValue();
        List<Place> places = new ArrayList<>(literal(wanted, text, true));
        if (places.isEmpty()) {
            places.addAll(
                    literal(wanted.toLowerCase(Locale.ROOT), searched(text).lowered(), false));
        }
        if (places.isEmpty()) {
            Set<LocalDate> days = Dates.readings(wanted);
            if (!days.isEmpty()) {
                places.addAll(dates(days, text));
            } else {
                Numbers.readings(wanted).stream()
                        .findFirst()
                        .ifPresent(number -> numbers(number, text)
                                .forEach(place -> places.add(new Place(place.start(), place.end(), false))));
            }
        }
        return places;
    }

    /** The same object is the same text, and another object is not compared: that would be reading it again. */
    SearchedText searched(String text) {
        if (!last.isOf(text)) {
            last = new SearchedText(text);
        }
        return last;
    }

    private static List<Place> literal(String wanted, String text, boolean verbatim) {
        List<Place> places = new ArrayList<>();
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            if (isEdge(text, at - 1, at) && isEdge(text, end - 1, end)) {
                places.add(new Place(at, end, verbatim));
            }
        }
        return places;
    }

    /** Not in the middle of a word or a number. */
    private static boolean isEdge(String text, int left, int right) {
        return left < 0
                || right >= text.length()
                || !Character.isLetterOrDigit(text.charAt(left))
                || !Character.isLetterOrDigit(text.charAt(right));
    }

    private List<Place> numbers(BigDecimal value, String text) {
        String plain = value.toPlainString();
        List<Place> places = new ArrayList<>();
        for (Numbers.Found found : searched(text).numbers()) {
            if (Numbers.holds(found.readings(), value) || Numbers.holds(found.readings(), value.negate())) {
                places.add(new Place(
                        found.start(), found.end(), found.text().strip().equals(plain)));
            }
        }
        return places;
    }

    private List<Place> dates(Set<LocalDate> days, String text) {
        List<Place> places = new ArrayList<>();
        for (Dates.Found found : searched(text).dates()) {
            if (found.readings().stream().anyMatch(days::contains)) {
                places.add(new Place(found.start(), found.end(), false));
            }
        }
        return places;
    }
}
