package dev.refine.quality.criterion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.problem.Problem;
import dev.refine.problem.Spelling;
import dev.refine.problem.UsageException;
import dev.refine.quality.command.CommandText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads criteria as people and programs write them: a list of texts or objects, bare or under {@code criteria}. The text
 * of an object is {@code text}, {@code description} or {@code name}, whichever is there first.
 */
public final class CriteriaReader {

    /** More than these blur into each other. */
    public static final int MOST = 7;

    /** Fewer than these leave something unjudged; a user may still want them. */
    public static final int FEWEST = 3;

    private static final List<String> KEYS = List.of(
            "id",
            "text",
            "description",
            "name",
            "category",
            "weight",
            "threshold",
            "verifyBy",
            "verify_by",
            "antiPatterns",
            "anti_patterns",
            "scoreAnchors",
            "score_anchors",
            "rationale",
            "check",
            "checked");

    private final String where;

    private CriteriaReader(String where) {
        this.where = where;
    }

    /**
     * @param where named in messages
     * @throws UsageException when it is no list of one to seven criteria
     */
    public static List<Criterion> read(JsonNode json, String where) {
        return new CriteriaReader(where).list(json.isObject() ? json.path("criteria") : json);
    }

    /**
     * A file of criteria. Other programs may keep keys of their own in it; one that is nearly ours was meant to be ours.
     *
     * @throws UsageException also when the text is not JSON
     */
    public static List<Criterion> read(String text, String where) {
        try {
            JsonNode json = Json.parse(text);
            List<Criterion> criteria = read(json, where);
            new CriteriaReader(where).refuseMisspelled(json.isObject() ? json.path("criteria") : json, criteria);
            return criteria;
        } catch (MalformedJsonException e) {
            throw new UsageException(
                    new Problem(
                            "criteria-json",
                            where + ":" + e.line() + ":" + e.column(),
                            "the criteria are not JSON: " + e.getMessage(),
                            "A list of criteria is expected.",
                            "See docs/quality.md."),
                    e);
        }
    }

    private void refuseMisspelled(JsonNode list, List<Criterion> criteria) {
        for (int i = 0; i < list.size(); i++) {
            for (Map.Entry<String, JsonNode> entry : list.get(i).properties()) {
                Optional<String> meant =
                        KEYS.contains(entry.getKey()) ? Optional.empty() : Spelling.nearest(entry.getKey(), KEYS);
                if (meant.isPresent()) {
                    throw refused(
                            "criteria-key",
                            "unknown key \"" + entry.getKey() + "\" in criterion "
                                    + criteria.get(i).id(),
                            "",
                            "Did you mean \"" + meant.get() + "\"?");
                }
            }
        }
    }

    private List<Criterion> list(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw refused(
                    "criteria-count",
                    "there must be one to seven criteria",
                    list.isArray() ? "Found " + list.size() + "." : "Found no list.",
                    "Three to seven distinct ones judge best.");
        }
        Set<String> given = new HashSet<>();
        list.forEach(entry -> given.add(entry.path("id").asText("")));
        Set<String> taken = new HashSet<>();
        List<Criterion> criteria = new ArrayList<>();
        boolean primary = false;
        for (int i = 0; i < list.size(); i++) {
            Criterion read = criterion(list.get(i), i, given, taken);
            boolean second = primary && read.category() == Category.PRIMARY;
            primary |= read.category() == Category.PRIMARY;
            criteria.add(second ? read.with(Category.STANDARD) : read);
        }
        return List.copyOf(criteria);
    }

    private Criterion criterion(JsonNode entry, int index, Set<String> given, Set<String> taken) {
        String text = entry.isTextual() ? entry.asText().strip() : first(entry, "text", "description", "name");
        if (text.isEmpty()) {
            throw refused(
                    "criteria-text",
                    "criterion " + (index + 1) + " has no text",
                    "The text is \"text\", \"description\" or \"name\".",
                    "Say what good and what bad look like.");
        }
        String id = id(first(entry, "id"), index, given, taken);
        return new Criterion(
                id,
                text,
                Category.of(first(entry, "category")),
                number(entry, "weight", 1, 0, 1000, id),
                threshold(entry, id),
                first(entry, "verifyBy", "verify_by"),
                texts(entry.has("antiPatterns") ? entry.path("antiPatterns") : entry.path("anti_patterns")),
                anchors(entry.has("scoreAnchors") ? entry.path("scoreAnchors") : entry.path("score_anchors")),
                first(entry, "rationale"),
                check(entry.path("check"), id));
    }

    private CommandText check(JsonNode check, String id) {
        if (check.isMissingNode() || check.isNull()) {
            return null;
        }
        boolean words = check.isArray() && !check.isEmpty();
        for (JsonNode word : check) {
            words &= word.isTextual();
        }
        if (!words && !check.isTextual()
                || check.path(0).asText(check.asText("")).isBlank()) {
            throw refused(
                    "criteria-value",
                    "\"check\" of criterion " + id + " must be a command: a text, or a list of texts",
                    "Found " + check + ".",
                    "Correct it.");
        }
        return CommandText.of(check);
    }

    /** Scores are whole numbers: half a point more would go unheard. */
    private int threshold(JsonNode entry, String id) {
        double threshold = number(entry, "threshold", Criterion.THRESHOLD, 0, Criterion.HIGHEST, id);
        if (threshold != (int) threshold) {
            throw refused(
                    "criteria-value",
                    "\"threshold\" of criterion " + id + " must be a whole number from 0 to " + Criterion.HIGHEST,
                    "Found " + entry.path("threshold") + ".",
                    "Correct it.");
        }
        return (int) threshold;
    }

    /** Its own where it is unique and can be a key, else the number of its place, or the next one that is free. */
    private static String id(String own, int index, Set<String> given, Set<String> taken) {
        if (own.matches("[A-Za-z][A-Za-z0-9_-]{0,31}") && taken.add(own)) {
            return own;
        }
        int number = index + 1;
        while (given.contains("E" + number) || !taken.add("E" + number)) {
            number++;
        }
        return "E" + number;
    }

    private double number(JsonNode entry, String name, double usual, double least, double most, String id) {
        JsonNode value = entry.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return usual;
        }
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw refused(
                    "criteria-value",
                    "\"" + name + "\" of criterion " + id + " must be a number from " + (int) least + " to "
                            + (int) most,
                    "Found " + value + ".",
                    "Correct it.");
        }
        return value.asDouble();
    }

    private static String first(JsonNode entry, String... names) {
        for (String name : names) {
            String value =
                    entry.path(name).isTextual() ? entry.path(name).asText().strip() : "";
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Map<String, String> anchors(JsonNode object) {
        Map<String, String> anchors = new TreeMap<>();
        object.properties()
                .forEach(
                        anchor -> anchors.put(anchor.getKey(), anchor.getValue().asText()));
        return anchors;
    }

    private UsageException refused(String code, String what, String found, String remedy) {
        return new UsageException(new Problem(code, where, what, found, remedy));
    }
}
