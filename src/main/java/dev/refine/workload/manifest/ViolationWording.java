package dev.refine.workload.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.Pointers;
import dev.refine.json.Violation;
import dev.refine.problem.Spelling;
import dev.refine.workload.manifest.ManifestProblems.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The sentences for what the schema of the manifest does not allow. */
final class ViolationWording {

    private static final Map<String, String> LIMITS = Map.of(
            "minimum", "must be at least ",
            "maximum", "must be at most ",
            "exclusiveMinimum", "must be more than ",
            "exclusiveMaximum", "must be less than ");

    private ViolationWording() {}

    static Wording of(Violation violation) {
        String name = name(violation.pointer());
        return switch (violation.keyword()) {
            case "additionalProperties" -> unknownKey(violation);
            case "required" -> missingKey(violation);
            case "propertyNames" ->
                value("\"" + violation.property() + "\" cannot be the name of a variable", "", "Leave out the \"=\".");
            case "type" -> type(violation, name);
            case "enum" -> choice(violation, name);
            case "minItems" -> tooFew(violation, name);
            case "minLength", "pattern" -> text(violation, name);
            case "maxLength" ->
                value(name + " must have at most " + violation.rule().asText() + " characters", "", "Shorten it.");
            default -> limit(violation, name);
        };
    }

    private static Wording tooFew(Violation violation, String name) {
        int least = violation.rule().asInt();
        return least == 1
                ? value(name + " must not be empty", "", "List at least one.")
                : value(
                        name + " must list at least " + least,
                        "Found " + violation.found().size() + ".",
                        "Add another, or name a single one without a list.");
    }

    private static Wording unknownKey(Violation violation) {
        List<String> known = ManifestKeys.at(violation.pointer());
        String guess = Optional.of(violation.property())
                .filter(key -> violation.pointer().isEmpty())
                .flatMap(ManifestKeys::home)
                .map(home -> "It belongs under \"" + home + "\".")
                .or(() -> Spelling.nearest(violation.property(), known).map(meant -> "Did you mean \"" + meant + "\"?"))
                .orElse("");
        String allowed = guess.isEmpty() ? "Allowed: " + String.join(", ", known) + "." : "";
        return new Wording("manifest-key", "unknown key \"" + violation.property() + "\"", allowed, guess);
    }

    private static Wording missingKey(Violation violation) {
        List<String> required = new ArrayList<>();
        violation.rule().forEach(key -> required.add(key.asText()));
        String inside = violation.pointer().isEmpty() ? "" : " in " + name(violation.pointer());
        return new Wording(
                "manifest-required",
                "\"" + violation.property() + "\" is missing" + inside,
                "Required: " + String.join(", ", required) + ".",
                "Add it.");
    }

    private static Wording type(Violation violation, String name) {
        List<String> types = new ArrayList<>();
        if (violation.rule().isArray()) {
            violation.rule().forEach(type -> types.add(type.asText()));
        } else {
            types.add(violation.rule().asText());
        }
        return new Wording(
                "manifest-type",
                name + " must be " + types.stream().map(ValueWords::ofType).collect(Collectors.joining(" or ")),
                "Found " + ValueWords.of(violation.found()) + ".",
                TypeRemedy.of(violation, types));
    }

    private static Wording choice(Violation violation, String name) {
        List<String> allowed = new ArrayList<>();
        violation.rule().forEach(value -> allowed.add(value.asText()));
        String guess = Spelling.nearest(violation.found().asText(), allowed)
                .map(meant -> "Did you mean \"" + meant + "\"?")
                .orElse("");
        String found = ValueWords.clip(Json.compact(violation.found()));
        String what = name + " cannot be " + found;
        return value(what, "Allowed: " + String.join(", ", allowed) + ".", guess);
    }

    private static Wording text(Violation violation, String name) {
        boolean blank = violation.found().asText().isBlank();
        return blank
                ? value(name + " must not be empty", "", "Fill it in.")
                : value(name + " holds a character that it cannot have", ascii(violation.found()), "Leave it out.");
    }

    private static String ascii(JsonNode found) {
        int odd = found.asText()
                .chars()
                .filter(Character::isISOControl)
                .findFirst()
                .orElse('=');
        return odd == '=' ? "Found \"=\"." : String.format("Found the control character U+%04X.", odd);
    }

    private static Wording limit(Violation violation, String name) {
        String words = LIMITS.get(violation.keyword());
        String found = "Found " + ValueWords.of(violation.found()) + ".";
        if (words == null) {
            return value(name + " is not allowed", found, "See schemas/manifest.schema.json.");
        }
        boolean share =
                violation.keyword().endsWith("aximum") && violation.rule().asInt() == 1;
        String remedy = share ? TypeRemedy.ofShare(violation.found().decimalValue()) : "";
        return value(name + " " + words + violation.rule().asText(), found, remedy);
    }

    private static Wording value(String what, String found, String remedy) {
        return new Wording("manifest-value", what, found, remedy);
    }

    /** {@code "budget.runs"}, {@code "preflight[0].command"}. */
    static String name(String pointer) {
        StringBuilder name = new StringBuilder();
        for (String step : Pointers.segments(pointer)) {
            boolean index = name.length() > 0 && step.matches("[0-9]+");
            name.append(index ? "[" : name.length() > 0 ? "." : "");
            name.append(step);
            name.append(index ? "]" : "");
        }
        return pointer.isEmpty() ? "the manifest" : "\"" + name + "\"";
    }
}
