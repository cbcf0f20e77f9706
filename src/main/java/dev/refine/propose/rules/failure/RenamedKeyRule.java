package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldName;
import dev.refine.diagnose.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The right value under another key. */
final class RenamedKeyRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        boolean keyed = !finding.field().isRow() && !finding.field().isRoot();
        if (!keyed || !finding.is("renamed-key", "missing")) {
            return Optional.empty();
        }
        Optional<String> given = givenKey(finding);
        if (given.isEmpty() && !finding.is("renamed-key")) {
            return Optional.empty();
        }
        String not = given.filter(Words::isQuotable)
                .map(key -> ", not " + Words.quoted(key))
                .orElse("");
        return Optional.of(new Advice(
                "renamed-key",
                "keys",
                0.9,
                "the prompt does not fix the spelling of the key",
                List.of(
                        Wording.of("Use exactly the key " + inside(finding.field()), finding, not + "."),
                        Wording.of(
                                "The key is spelt ",
                                finding,
                                ", letter by letter, with the same capitals and no other name" + not + ".")),
                List.of(SchemaChange.required(finding.field()))));
    }

    /** A dotted name alone could be taken for the key itself. */
    private static String inside(FieldName field) {
        String key = field.key();
        return field.parent().isRoot() || !Words.isQuotable(key) ? "" : Words.quoted(key) + " for ";
    }

    /** The key beside which the expected value stands in most answers, and which no expected document has. */
    private static Optional<String> givenKey(Finding finding) {
        FieldName holder = finding.field().parent();
        List<JsonNode> expected = finding.at(holder);
        Map<String, Integer> counts = new TreeMap<>();
        for (Pair pair : finding.pairs()) {
            JsonNode document = finding.evidence().actual().get(pair.caseId());
            if (document != null && !pair.wantsNothing()) {
                for (JsonNode object : FieldValues.at(holder, List.of(document))) {
                    object.properties().stream()
                            .filter(member -> member.getValue().equals(pair.expected()))
                            .map(Map.Entry::getKey)
                            .distinct()
                            .forEach(key -> counts.merge(key, 1, Integer::sum));
                }
            }
        }
        counts.keySet().removeIf(key -> expected.stream().anyMatch(object -> object.has(key)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() * 2 >= finding.pairs().size())
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }
}
