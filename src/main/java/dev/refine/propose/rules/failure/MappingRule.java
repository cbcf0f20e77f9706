package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.propose.rules.text.Bullet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Another vocabulary: the expected value hangs on the given one alone, "DE" wherever the answer says "German law".
 *
 * <p>A few values must come again and again. Where each stands once they are readings, and a list of them would be a list of
 * answers. A given value that is right elsewhere is a wrong reading and no other word. What has not been seen yet may have a
 * word of its own, so the list stays open.
 */
final class MappingRule implements FailureRule {

    private static final int MOST = 12;
    private static final int SHOWN = 8;
    private static final int LONGEST = 40;

    /** Rules that know what kind of conversion it is come first. */
    private static final double LIKELIHOOD = 0.5;

    @Override
    public Optional<Advice> advise(Finding finding) {
        List<Pair> pairs = finding.those(MappingRule::areWords);
        if (!finding.is("wrong-value", "type-mismatch", "format-only")
                || finding.field().isRoot()
                || pairs.size() < finding.pairs().size()) {
            return Optional.empty();
        }
        Map<JsonNode, JsonNode> mapping = new LinkedHashMap<>();
        Map<JsonNode, Integer> counts = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            JsonNode before = mapping.putIfAbsent(pair.actual(), pair.expected());
            if (before != null && !before.equals(pair.expected())) {
                return Optional.empty();
            }
            counts.merge(pair.actual(), 1, Integer::sum);
        }
        boolean seen = mapping.size() >= 2 || pairs.size() >= 3;
        if (!seen || mapping.size() > MOST || !comeAgain(finding) || isSomewhereRight(finding, mapping.keySet())) {
            return Optional.empty();
        }
        List<JsonNode> given = counts.keySet().stream()
                .sorted(Comparator.comparingInt((JsonNode value) -> -counts.get(value))
                        .thenComparing(Words::value))
                .limit(SHOWN)
                .toList();
        return Optional.of(new Advice(
                "mapping",
                "",
                LIKELIHOOD,
                "the documents use other words than the expected values, always the same ones for the same value",
                wordings(finding, given, mapping),
                schema(finding)));
    }

    private static List<Bullet> wordings(Finding finding, List<JsonNode> given, Map<JsonNode, JsonNode> mapping) {
        List<String> plain = new ArrayList<>();
        List<String> explicit = new ArrayList<>();
        for (JsonNode value : given) {
            plain.add(Words.value(mapping.get(value)) + " for " + Words.value(value));
            explicit.add(Words.value(value) + " becomes " + Words.value(mapping.get(value)));
        }
        return List.of(
                Wording.of("In ", finding, ", write " + String.join(", ", plain) + ", and others in the same way."),
                Wording.of(
                        "Never copy the words of the document into ",
                        finding,
                        ": " + String.join(", ", explicit) + ", and so on for others."));
    }

    /** A schema may ask for the words of the answers; of values that are texts as well it says nothing new. */
    private static List<SchemaChange> schema(Finding finding) {
        List<String> types = finding.expected().stream()
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .map(Types::of)
                .distinct()
                .toList();
        return types.size() == 1 && !types.contains("string")
                ? List.of(SchemaChange.type(finding, types.get(0)))
                : List.of();
    }

    private static boolean areWords(Pair pair) {
        return !pair.wantsNothing()
                && !pair.givesNothing()
                && pair.actual().isTextual()
                && pair.expected().isValueNode()
                && isShort(pair.given())
                && isShort(pair.wanted());
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST && Words.isQuotable(text);
    }

    /** Whether the expected values are few among all documents. */
    private static boolean comeAgain(Finding finding) {
        List<JsonNode> there = finding.expected().stream()
                .filter(value -> !value.isMissingNode() && !value.isNull())
                .toList();
        return there.size() >= 2 * new HashSet<>(there).size();
    }

    private static boolean isSomewhereRight(Finding finding, Set<JsonNode> given) {
        return finding.expected().stream().anyMatch(given::contains);
    }
}
