package dev.refine.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.compare.Difference;
import dev.refine.diagnose.value.InputSearch;
import dev.refine.diagnose.value.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Finds wrong labels among failures. Suspicion needs two witnesses: a field that nearly every other case copies from its
 * input, and a value given that does stand there while the expected one does not; or two cases with the same input and
 * different answers. Where an input has no text there is nothing to tell.
 */
public final class DataProblems {

    private final Map<String, JsonNode> expected;
    private final Map<String, JsonNode> actual;
    private final Map<String, String> inputs;
    private final Predicate<String> witness;
    private final Map<Integer, Set<String>> alike = new HashMap<>();
    private final Map<String, Witnesses> witnesses = new HashMap<>();
    private final InputSearch search = new InputSearch();

    private DataProblems(List<CaseDiagnosis> failing, Documents documents, Predicate<String> witness) {
        this.witness = witness;
        this.expected = documents.expected();
        this.actual = documents.actual();
        this.inputs = documents.inputs();
        // Only what a failing case has may be asked for: of all inputs together there may be very many.
        failing.forEach(diagnosis -> Optional.ofNullable(inputs.get(diagnosis.caseId()))
                .ifPresent(text -> alike.put(text.hashCode(), new TreeSet<>())));
        if (!alike.isEmpty()) {
            inputs.forEach((id, text) -> alike.computeIfPresent(text.hashCode(), (hash, ids) -> {
                ids.add(id);
                return ids;
            }));
        }
    }

    /**
     * In the order of the failing cases.
     *
     * @param documents of all cases that may be looked at
     * @param witness which cases may be held against others, by id
     */
    public static List<DataProblem> among(List<CaseDiagnosis> failing, Documents documents, Predicate<String> witness) {
        DataProblems problems = new DataProblems(failing, documents, witness);
        List<DataProblem> found = new ArrayList<>();
        for (CaseDiagnosis diagnosis : failing) {
            for (Difference difference : diagnosis.differences()) {
                if (difference.cost()) {
                    problems.reason(diagnosis.caseId(), difference)
                            .ifPresent(reason ->
                                    found.add(new DataProblem(diagnosis.caseId(), difference.path(), reason)));
                }
            }
        }
        return found;
    }

    private Optional<String> reason(String caseId, Difference difference) {
        JsonNode wanted = FieldValues.at(difference.path(), expected.get(caseId));
        if (!inputs.containsKey(caseId) || !wanted.isValueNode()) {
            return Optional.empty();
        }
        return contradiction(caseId, difference.path(), wanted).or(() -> absence(caseId, difference, wanted));
    }

    private Optional<String> contradiction(String caseId, String path, JsonNode wanted) {
        String input = inputs.get(caseId);
        return alike.get(input.hashCode()).stream()
                .filter(other ->
                        !other.equals(caseId) && input.equals(inputs.get(other)) && expected.containsKey(other))
                .filter(witness)
                .filter(other -> !FieldValues.at(path, expected.get(other)).equals(wanted))
                .findFirst()
                .map(other -> "its input is that of case " + other + ", but " + wanted + " is expected here and "
                        + shown(FieldValues.at(path, expected.get(other))) + " there");
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private Optional<String> absence(String caseId, Difference difference, JsonNode wanted) {
        String text = inputs.get(caseId);
        JsonNode given = FieldValues.at(difference.actualPath(), actual.get(caseId));
        boolean suspicious = isSpelt(given)
                && Presence.VERBATIM == search.presence(given, text)
                && Presence.ABSENT == search.presence(wanted, text);
        return suspicious && witnesses(difference.patternPath()).agreeWithout(caseId)
                ? Optional.of(wanted + " is expected, which does not stand in the input, and " + given
                        + " does; in nearly every other case the expected value stands there")
                : Optional.empty();
    }

    /** A mark such as € stands in the input for a word that need not. */
    private static boolean isSpelt(JsonNode given) {
        return given.asText().codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private Witnesses witnesses(String patternPath) {
        return witnesses.computeIfAbsent(patternPath, key -> {
            FieldName field = new FieldName(patternPath);
            return new Witnesses(
                    expected.keySet().stream().filter(witness).iterator(),
                    id -> FieldValues.at(field, List.of(expected.get(id))).stream()
                            .map(value -> search.presence(value, inputs.get(id)))
                            .toList());
        });
    }
}
