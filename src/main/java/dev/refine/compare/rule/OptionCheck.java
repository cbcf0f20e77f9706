package dev.refine.compare.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.refine.compare.rule.Vocabulary.Entry;
import dev.refine.json.Json;
import dev.refine.json.PositionedJson;
import dev.refine.problem.Clipped;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds what is wrong with the options of one rule, all of it at once. */
public final class OptionCheck {

    private static final Set<String> ARRAY =
            Set.of("order", "keyBy", "autoKey", "duplicates", "minSimilarity", "extraFields", "missingNull", "keyCase");
    private static final Set<String> COUNTED = Set.of("weight", "critical", "credit");

    private static final int LONGEST = 60;

    private final String where;
    private final ObjectNode options;
    private final List<Problem> problems = new ArrayList<>();

    private OptionCheck(String where, ObjectNode options) {
        this.where = where;
        this.options = options;
    }

    /**
     * {@code options} without their path.
     *
     * @param where the rule; a problem of one option has its key behind it, as in a JSON Pointer
     */
    public static List<Problem> of(String where, ObjectNode options) {
        OptionCheck check = new OptionCheck(where, options);
        check.run();
        return check.problems;
    }

    private void run() {
        String type = options.path("type").asText("exact");
        Map<String, Entry> own = Vocabulary.types().get(type);
        if (options.has("type") && (own == null || !options.get("type").isTextual())) {
            wrong("type", "one of ", Vocabulary.types().keySet());
            return;
        }
        for (Map.Entry<String, JsonNode> option : options.properties()) {
            String key = option.getKey();
            Entry entry = Vocabulary.general().getOrDefault(key, own.get(key));
            if (entry == null) {
                unknown(key, type, own.keySet());
            } else {
                value(key, entry, option.getValue());
            }
        }
        contradictions(type);
    }

    private void unknown(String key, String type, Set<String> own) {
        List<String> owners = new ArrayList<>();
        Vocabulary.types().forEach((name, keys) -> {
            if (keys.containsKey(key)) {
                owners.add(name);
            }
        });
        if (owners.isEmpty()) {
            Set<String> allowed = new TreeSet<>(Vocabulary.general().keySet());
            allowed.addAll(own);
            problems.add(new Problem(
                    "compare-key",
                    PositionedJson.child(where, key),
                    "unknown key \"" + key + "\"",
                    "Allowed here: " + String.join(", ", allowed) + ".",
                    meant(key, allowed).orElse("Correct it, or take it out.")));
        } else {
            problems.add(new Problem(
                    "compare-conflict",
                    PositionedJson.child(where, key),
                    "\"" + key + "\" does not belong to the type \"" + type + "\"",
                    "It belongs to " + String.join(", ", owners) + ".",
                    "Give the rule that \"type\" or remove \"" + key + "\"."));
        }
    }

    private void value(String key, Entry entry, JsonNode value) {
        switch (entry.kind()) {
            case TYPE -> {}
            case FLAG -> require(value.isBoolean(), key, "true or false");
            case FOLD ->
                require(
                        value.isBoolean() || List.of("ignore", "exact").contains(value.asText()),
                        key,
                        "true, false, \"ignore\" or \"exact\"");
            case NUMBER -> require(value.isNumber() && notNegative(value), key, "a number of at least 0");
            case SHARE ->
                require(
                        value.isNumber() && notNegative(value) && value.doubleValue() <= 1,
                        key,
                        "a number from 0 to 1");
            case WHOLE_NUMBER -> require(value.isInt() && value.intValue() > 0, key, "a whole number above 0");
            case TEXT -> require(value.isTextual(), key, "a text");
            case TEXTS -> require(texts(value, ""), key, "a text or a list of texts");
            case POINTERS -> require(texts(value, "/"), key, "a JSON Pointer such as \"/sku\", or a list of them");
            case CHOICE -> {
                if (!value.isTextual() || !entry.choices().contains(value.textValue())) {
                    wrong(key, "one of ", entry.choices());
                }
            }
        }
        syntax(key, value);
    }

    private static boolean notNegative(JsonNode value) {
        return value.decimalValue().signum() >= 0 && Double.isFinite(value.doubleValue());
    }

    private static boolean texts(JsonNode value, String start) {
        if (value.isTextual()) {
            return value.textValue().startsWith(start);
        }
        boolean fits = value.isArray() && !value.isEmpty();
        for (JsonNode item : value) {
            fits &= item.isTextual() && item.textValue().startsWith(start);
        }
        return fits;
    }

    private void syntax(String key, JsonNode value) {
        try {
            if (key.equals("pattern") && value.isTextual()) {
                Pattern.compile(value.textValue());
            } else if (key.equals("formats")) {
                (value.isTextual() ? List.of(value) : value).forEach(format -> DatePattern.of(format.asText()));
            }
        } catch (PatternSyntaxException e) {
            wrong(key, "a regular expression that RE2 can read (" + e.getMessage() + ")");
        } catch (IllegalArgumentException e) {
            wrong(key, "date formats such as \"dd.MM.uuuu\" (" + e.getMessage() + ")");
        }
    }

    private void contradictions(String type) {
        boolean whole = !type.equals("exact") && !type.equals("set");
        for (String key : ARRAY) {
            if (whole && options.has(key)) {
                conflict("\"" + key + "\" does not go with the type \"" + type + "\"", "It is about rows and members.");
            }
        }
        for (String key : COUNTED) {
            if (type.equals("ignore") && options.has(key)) {
                conflict("\"" + key + "\" does not go with the type \"ignore\"", "What is ignored is never counted.");
            }
        }
        if (type.equals("set") && (options.has("order") || options.has("keyBy"))) {
            conflict("\"order\" and \"keyBy\" do not go with the type \"set\"", "A set has no order and no rows.");
        }
        if (type.equals("regex") && !options.has("pattern")) {
            wrong("pattern", "given with the type \"regex\"");
        }
    }

    private void conflict(String what, String found) {
        problems.add(new Problem("compare-conflict", where, what, found, "Remove one of them."));
    }

    private void require(boolean fits, String key, String allowed) {
        if (!fits) {
            wrong(key, allowed);
        }
    }

    private void wrong(String key, String allowed, Collection<String> words) {
        String remedy = meant(options.path(key).asText(), words).orElse("Correct it.");
        wrong(key, allowed + String.join(", ", words), remedy);
    }

    private void wrong(String key, String allowed) {
        wrong(key, allowed, options.has(key) ? "Correct it." : "Add it.");
    }

    private void wrong(String key, String allowed, String remedy) {
        JsonNode value = options.path(key);
        String found = value.isMissingNode() ? "" : "Found " + Clipped.of(Json.compact(value), LONGEST) + ".";
        String place = value.isMissingNode() ? where : PositionedJson.child(where, key);
        problems.add(new Problem("compare-value", place, "\"" + key + "\" must be " + allowed, found, remedy));
    }

    private static Optional<String> meant(String written, Collection<String> known) {
        return Spelling.nearest(written, known).map(word -> "Did you mean \"" + word + "\"?");
    }
}
