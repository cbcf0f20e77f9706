package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.FieldName;
import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import dev.refine.problem.Count;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.rules.failure.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says in sentences what an attempt claims. */
final class HypothesisText {

    /** The highest confidence. */
    static final String HIGH = "High";

    private HypothesisText() {}

    static Hypothesis of(Attempt attempt, ProposalRequest request) {
        List<String> cases = attempt.cases();
        Prediction prediction = new Prediction(cases, risks(attempt, request.evidence(), cases));
        return new Hypothesis(
                observation(attempt, request), attempt.theory(), prediction, confidence(attempt.likelihood()));
    }

    private static String confidence(double likelihood) {
        return likelihood >= 0.7 ? HIGH : likelihood >= 0.4 ? "Medium" : "Low";
    }

    private static String observation(Attempt attempt, ProposalRequest request) {
        FailureGroup group = attempt.first().group();
        int judged = request.evidence().expected().size();
        int measured = Math.max(
                judged > 0 ? judged : request.metrics().baseline().cases(),
                attempt.cases().size());
        StringBuilder text = new StringBuilder();
        text.append(what(group))
                .append(" in ")
                .append(group.cases().size())
                .append(" of ")
                .append(Count.of(measured, "case"));
        group.examples().stream()
                .findFirst()
                .ifPresent(example -> text.append(", for instance in ")
                        .append(example.caseId())
                        .append(": ")
                        .append(group.words(example)));
        text.append(text.toString().matches("(?s).*[.!?]") ? "" : ".");
        addOthers(text, attempt);
        return text.toString();
    }

    /** One theory may cover what is wrong in several ways: a field that is missing beside one too many. */
    private static void addOthers(StringBuilder text, Attempt attempt) {
        Map<Boolean, List<FailureGroup>> others = attempt.findings().stream()
                .filter(finding -> !finding.field().spoken().isEmpty()
                        && !finding.field()
                                .spoken()
                                .equals(attempt.first().field().spoken()))
                .map(Finding::group)
                .collect(Collectors.partitioningBy(
                        group -> kind(group).equals(kind(attempt.first().group()))));
        String same = joined(others.get(true), group -> new FieldName(group.path()).spoken());
        text.append(same.isEmpty() ? "" : " The same with " + same + ".");
        String different = joined(others.get(false), HypothesisText::what);
        text.append(different.isEmpty() ? "" : " Also " + different + ".");
    }

    private static String joined(List<FailureGroup> groups, Function<FailureGroup, String> words) {
        return groups.stream().map(words).distinct().collect(Collectors.joining(", "));
    }

    private static String what(FailureGroup group) {
        String field = new FieldName(group.path()).spoken();
        return (field.isEmpty() ? "" : field + ": ") + kind(group);
    }

    private static String kind(FailureGroup group) {
        return group.category()
                + (group.tag().isEmpty() || group.category().equals("check") ? "" : " (" + group.tag() + ")");
    }

    /** Passing cases that have one of the fields: what the edit could break. */
    private static List<String> risks(Attempt attempt, Evidence evidence, List<String> fixes) {
        return evidence.passing().stream()
                .filter(id -> !fixes.contains(id))
                .filter(id -> attempt.findings().stream().anyMatch(finding -> isTouched(finding, id, evidence)))
                .sorted()
                .toList();
    }

    private static boolean isTouched(Finding finding, String caseId, Evidence evidence) {
        if (finding.field().isRoot() || !evidence.expected().containsKey(caseId)) {
            return true;
        }
        return FieldValues.at(finding.field(), List.of(evidence.expected().get(caseId))).stream()
                .anyMatch(value -> !value.isMissingNode());
    }
}
