package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.diagnose.FieldValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The value of a neighbouring field: the due date where the issue date is wanted, the gross total for the net one. */
final class OtherFieldRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        if (!finding.is("wrong-value", "type-mismatch", "extra")
                || finding.field().isRoot()
                || finding.field().isRow()) {
            return Optional.empty();
        }
        Map<String, Integer> counts = new TreeMap<>();
        for (Pair pair : finding.pairs()) {
            JsonNode document = finding.evidence().expected().get(pair.caseId());
            String holder = pair.path().substring(0, pair.path().lastIndexOf('/'));
            FieldValues.at(holder, document).properties().stream()
                    .filter(member -> !member.getKey().equals(finding.field().key()))
                    .filter(member -> isTelling(member.getValue()) && isSame(member.getValue(), pair.actual()))
                    .forEach(member -> counts.merge(member.getKey(), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() * 2 >= finding.pairs().size() && Words.isQuotable(most.getKey()))
                .flatMap(most -> advise(
                        finding,
                        most.getKey(),
                        (double) most.getValue() / finding.pairs().size()));
    }

    private static Optional<Advice> advise(Finding finding, String other, double share) {
        List<String> labels = finding.labels();
        String from = labels.isEmpty() ? "" : "; take it from " + Words.quoted(labels, " or ");
        String name = " the " + finding.field().words();
        return Optional.of(new Advice(
                "other-field",
                "",
                (labels.isEmpty() ? 0.6 : 0.8) * share,
                "the model takes the value of " + Words.quoted(other) + " for it",
                List.of(
                        Wording.of("Do not give the value of " + Words.quoted(other) + " as ", finding, from + "."),
                        Wording.of(
                                "Mind the difference: ",
                                finding,
                                " is" + name + " and " + Words.quoted(other) + " is another value" + from + ".")),
                List.of()));
    }

    /** An empty or tiny value equals others by chance. */
    private static boolean isTelling(JsonNode value) {
        return value.isNumber()
                ? value.decimalValue().signum() != 0
                : value.isTextual() && value.textValue().length() > 2;
    }

    private static boolean isSame(JsonNode left, JsonNode right) {
        return left.equals(right)
                || (left.isNumber() && right.isNumber() && left.decimalValue().compareTo(right.decimalValue()) == 0);
    }
}
