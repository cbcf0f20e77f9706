package dev.refine.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.value.Telling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What the cases of a group have in common that no other case has, or the other way round. */
public final class Contrast {

    private static final int FEWEST = 2;

    private static final Map<String, Predicate<JsonNode>> KINDS = kinds();

    private Contrast() {}

    /** One sentence without a full stop; empty where nothing tells them apart, or too few cases could. */
    public static String of(FailureGroup group, Documents documents) {
        Set<String> failing = new HashSet<>(group.cases());
        List<String> those = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Map.Entry<String, String> input : documents.inputs().entrySet()) {
            List<String> side = failing.contains(input.getKey()) ? those : others;
            if (side.size() < Telling.MOST) {
                side.add(input.getValue());
            } else if (those.size() + others.size() == 2 * Telling.MOST) {
                break;
            }
        }
        if (those.size() >= FEWEST && others.size() >= FEWEST) {
            String words = Telling.phrase(those, others)
                    .map(phrase -> "the inputs of these cases say \"" + phrase + "\", the others do not")
                    .or(() -> Telling.phrase(others, those)
                            .map(phrase -> "the inputs of all other cases say \"" + phrase + "\", these do not"))
                    .orElse("");
            if (!words.isEmpty()) {
                return words;
            }
        }
        return values(new FieldName(group.path()), failing, documents);
    }

    private static String values(FieldName field, Set<String> failing, Documents documents) {
        List<JsonNode> those = new ArrayList<>();
        List<JsonNode> others = new ArrayList<>();
        documents
                .expected()
                .forEach((id, document) ->
                        (failing.contains(id) ? those : others).addAll(FieldValues.at(field, List.of(document))));
        if (field.isRoot() || those.size() < FEWEST || others.size() < FEWEST) {
            return "";
        }
        return KINDS.entrySet().stream()
                .filter(kind -> those.stream().allMatch(kind.getValue())
                        && others.stream().noneMatch(kind.getValue()))
                .map(kind -> "the expected value is " + kind.getKey() + " in these cases and in no other")
                .findFirst()
                .orElse("");
    }

    private static Map<String, Predicate<JsonNode>> kinds() {
        Map<String, Predicate<JsonNode>> kinds = new LinkedHashMap<>();
        kinds.put("null", JsonNode::isNull);
        kinds.put("absent", JsonNode::isMissingNode);
        kinds.put("negative", value -> value.isNumber() && value.decimalValue().signum() < 0);
        kinds.put("zero", value -> value.isNumber() && value.decimalValue().signum() == 0);
        kinds.put("true", value -> value.isBoolean() && value.booleanValue());
        kinds.put("false", value -> value.isBoolean() && !value.booleanValue());
        kinds.put("empty", value -> value.isContainerNode() && value.isEmpty());
        kinds.put(
                "longer than one line",
                value -> value.isTextual() && value.textValue().contains("\n"));
        return kinds;
    }
}
