package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.FieldValues;
import dev.refine.json.ExtremeNumbers;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.propose.ProposalRequest.Evidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Expected and actual values of a group: its examples, and for a field outside of rows also its other cases. None where
 * somebody only says what is wrong.
 */
final class Pairs {

    private static final int MOST = 60;

    private Pairs() {}

    static List<Pair> of(FailureGroup group, Evidence evidence) {
        if (group.isToldInWords()) {
            return List.of();
        }
        List<Pair> pairs = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (FailureGroup.Example example : group.examples()) {
            JsonNode whole = FieldValues.at(example.path(), evidence.expected().get(example.caseId()));
            JsonNode expected =
                    example.expected().isEmpty() || whole.isMissingNode() ? read(example.expected()) : whole;
            pairs.add(new Pair(example.caseId(), example.path(), expected, read(example.actual())));
            seen.add(example.caseId());
        }
        if (!group.path().contains("/*")) {
            group.cases().stream()
                    .filter(id -> pairs.size() < MOST && seen.add(id))
                    .map(id -> new Pair(
                            id,
                            group.path(),
                            FieldValues.at(group.path(), evidence.expected().get(id)),
                            FieldValues.at(group.path(), evidence.actual().get(id))))
                    .filter(pair -> !pair.expected().equals(pair.actual()))
                    .forEach(pairs::add);
        }
        return List.copyOf(pairs);
    }

    /** A clipped value is no longer JSON; what is left of it is text. */
    private static JsonNode read(String compact) {
        if (compact.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return ExtremeNumbers.asTexts(Json.parse(compact));
        } catch (MalformedJsonException clipped) {
            return TextNode.valueOf(
                    compact.replaceFirst("^\"", "").replaceFirst("…(?: \\(\\d+ characters\\))?$|\"$", ""));
        }
    }
}
