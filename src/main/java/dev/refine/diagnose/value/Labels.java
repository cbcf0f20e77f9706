package dev.refine.diagnose.value;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The words that documents put in front of a value: {@code Due date:}, {@code Total incl. VAT}. */
public final class Labels {

    private static final int LONGEST = 40;

    /** So much of a line may decide what the label is, filling dots and gaps included; a document may be one line. */
    private static final int REACH = 400;

    /** A value that stands in more places has no label there that tells it from others. */
    private static final int MOST_PLACES = 64;

    /** What parts the columns of a line. */
    private static final Pattern COLUMNS = Pattern.compile("\\s{2,}|\\t|\\||;");

    private static final Pattern MARKS_BEHIND = Pattern.compile("[\\s:.=#*_\\p{Sc}(-]*+$");

    private static final Pattern MARKS_BEFORE = Pattern.compile("^[-*•\\s]+");

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private Labels() {}

    /** The labels in front of the value wherever the search finds it in the text; empty when it has none. */
    public static Set<String> of(JsonNode value, String text, InputSearch search) {
        Set<String> labels = new LinkedHashSet<>();
        List<InputSearch.Place> places = search.find(value, text);
        for (InputSearch.Place place : places.subList(0, Math.min(MOST_PLACES, places.size()))) {
            int line = text.lastIndexOf('\n', place.start() - 1) + 1;
            String before = text.substring(Math.max(line, place.start() - REACH), place.start());
            String label = label(before);
            if (label.isEmpty() && before.isBlank() && line > 0) {
                int above = text.lastIndexOf('\n', line - 2) + 1;
                String heading = text.substring(above, line).strip();
                label = heading.endsWith(":") ? label(heading) : "";
            }
            if (!label.isEmpty()) {
                labels.add(label);
            }
        }
        return labels;
    }

    private static String label(String before) {
        String cut = MARKS_BEHIND.matcher(before).replaceFirst("");
        String[] parts = COLUMNS.split(cut);
        String label = parts.length == 0 ? "" : parts[parts.length - 1].strip();
        int colon = label.lastIndexOf(": ");
        label = colon < 0 ? label : label.substring(colon + 2).strip();
        label = MARKS_BEFORE.matcher(label).replaceFirst("");
        boolean words = label.length() >= 2
                && label.length() <= LONGEST
                && label.chars().anyMatch(Character::isLetter)
                && label.chars().noneMatch(Character::isDigit)
                && SPACES.split(label).length <= 5;
        return words ? label : "";
    }
}
