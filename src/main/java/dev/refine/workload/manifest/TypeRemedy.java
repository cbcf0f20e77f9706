package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to write in place of a value of the wrong type or size, where that is plain to see. */
final class TypeRemedy {

    private static final Pattern NUMBER = Pattern.compile("\\s*(-?[0-9]{1,12}(\\.[0-9]{1,12})?)\\s*(%?)\\s*");

    private TypeRemedy() {}

    /** A sentence, or nothing; {@code types} as the schema names them. */
    static String of(Violation violation, List<String> types) {
        JsonNode found = violation.found();
        if (types.equals(List.of("object"))) {
            return object(violation.pointer(), found);
        }
        if (!found.isTextual()) {
            return "";
        }
        if (types.equals(List.of("array"))) {
            String item = violation.pointer() + "/0";
            String text = ValueWords.clip(Json.compact(found));
            return ManifestKeys.takesText(item)
                    ? "Put it in brackets: [" + text + "]."
                    : member(item)
                            .map(key -> "Write [" + member(key, text) + "].")
                            .orElse("");
        }
        return types.contains("number") || types.contains("integer") ? number(found.asText(), types) : "";
    }

    /** For a number above 1 where a share is asked for. */
    static String ofShare(BigDecimal found) {
        return found.compareTo(BigDecimal.valueOf(2)) < 0 || found.compareTo(BigDecimal.valueOf(100)) > 0
                ? ""
                : share(found);
    }

    private static String object(String pointer, JsonNode found) {
        List<String> keys = pointer.isEmpty() ? List.of() : ManifestKeys.at(pointer);
        Optional<String> key = found.isTextual() ? member(pointer) : Optional.empty();
        return key.map(name -> "Write " + member(name, ValueWords.clip(Json.compact(found))) + ".")
                .orElse(keys.isEmpty() ? "" : "It may have the keys " + String.join(", ", keys) + ".");
    }

    /** The first key of an object that a text fits. */
    private static Optional<String> member(String pointer) {
        return ManifestKeys.at(pointer).stream()
                .filter(key -> ManifestKeys.takesText(pointer + "/" + key))
                .findFirst();
    }

    private static String member(String key, String text) {
        return "{\"" + key + "\": " + text + "}";
    }

    private static String number(String text, List<String> types) {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches() || types.contains("integer") && number.group(2) != null) {
            return "";
        }
        boolean share = !number.group(3).isEmpty();
        if (!share) {
            return "Leave out the quotes: " + number.group(1) + ".";
        }
        return types.contains("integer") ? "" : share(new BigDecimal(number.group(1)));
    }

    private static String share(BigDecimal percent) {
        return "Write " + percent.movePointLeft(2).stripTrailingZeros().toPlainString() + " for "
                + percent.toPlainString() + " %.";
    }
}
