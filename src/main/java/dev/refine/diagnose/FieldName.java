package dev.refine.diagnose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A pattern path ({@code /lines/*}{@code /unitPrice}) as its keys and as a person writes it. */
public record FieldName(String pattern) {

    private static final Pattern HUMPS = Pattern.compile("([\\p{Ll}\\d])(\\p{Lu})");

    private static final Pattern SEPARATORS = Pattern.compile("[_\\-.\\s]+");

    /** Keys from the root; {@code *} stands for any row. */
    public List<String> steps() {
        return pattern.isEmpty()
                ? List.of()
                : Arrays.stream(pattern.substring(1).split("/", -1))
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }

    /** The last key that is a name; empty for the root and for rows of the root. */
    public String key() {
        List<String> steps = steps();
        for (int index = steps.size() - 1; index >= 0; index--) {
            if (!steps.get(index).equals("*")) {
                return steps.get(index);
            }
        }
        return "";
    }

    public boolean isRow() {
        return pattern.endsWith("/*");
    }

    public boolean isRoot() {
        return pattern.isEmpty();
    }

    /** The field that holds this one; the root holds itself. */
    public FieldName parent() {
        return isRoot() ? this : new FieldName(pattern.substring(0, pattern.lastIndexOf('/')));
    }

    /** For instance {@code lines[].unitPrice}; empty for the root. */
    public String spoken() {
        StringBuilder text = new StringBuilder();
        for (String step : steps()) {
            if (step.equals("*")) {
                text.append("[]");
            } else {
                text.append(text.isEmpty() ? "" : ".").append(step);
            }
        }
        return text.toString();
    }

    /** Whether a line of a prompt or schema speaks of the field, by its key or in ordinary words. */
    public boolean isMentioned(String line) {
        String text = line.toLowerCase(Locale.ROOT);
        return Stream.of(key().toLowerCase(Locale.ROOT), words())
                .filter(name -> !name.isEmpty())
                .anyMatch(name -> Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "s?(?![\\p{L}\\p{N}])")
                        .matcher(text)
                        .find());
    }

    /** The last key in ordinary words: {@code unitPrice}, {@code unit_price} and {@code unit-price} are "unit price". */
    public String words() {
        String parted = HUMPS.matcher(key()).replaceAll("$1 $2");
        return SEPARATORS
                .matcher(parted)
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT)
                .strip();
    }
}
