package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.value.Plain;
import dev.refine.json.Json;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Values and lists as they stand in a sentence. */
final class Words {

    private static final int LONGEST = 60;

    private static final String MARKED = "`{}$\\";

    private static final Pattern MARKS = Pattern.compile("[`{}$\\\\]");

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private Words() {}

    /**
     * A value as JSON, on one line, cut when long. Braces, backticks and dollar signs, which some template could take for
     * its own, are left out.
     */
    static String value(JsonNode value) {
        String text = value.isTextual() ? '"' + cut(clean(value.textValue())) + '"' : cut(clean(Json.compact(value)));
        return value.isMissingNode() ? "nothing" : text;
    }

    static String quoted(String text) {
        return '"' + cut(clean(text)) + '"';
    }

    static String quoted(Collection<String> texts, String last) {
        List<String> parts = texts.stream().map(Words::quoted).toList();
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + last + parts.get(parts.size() - 1);
    }

    /** Whether it can be quoted whole and unchanged. */
    static boolean isQuotable(String text) {
        return text.length() <= LONGEST && clean(text).equals(text) && !text.isBlank();
    }

    static String clean(String text) {
        return Plain.spaces(
                isHarmless(text)
                        ? text
                        : CONTROLS.matcher(MARKS.matcher(text).replaceAll("")).replaceAll(" "));
    }

    private static boolean isHarmless(String text) {
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            if (letter < ' ' || letter == '\u007f' || MARKED.indexOf(letter) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1).strip() + "…";
    }
}
