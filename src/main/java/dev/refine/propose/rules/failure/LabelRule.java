package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Labels;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A wrong value where the documents print the right one behind words that the prompt does not name. */
final class LabelRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        List<String> labels = finding.labels();
        if (!finding.is("wrong-value", "type-mismatch") || labels.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wrong = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        finding.pairs().stream()
                .limit(12)
                .forEach(pair -> finding.input(pair.caseId())
                        .ifPresent(text -> wrong.addAll(Labels.of(pair.actual(), text, finding.search()))));
        String not = wrong.isEmpty() || wrong.size() > 3 ? "" : ", not from " + Words.quoted(wrong, " or ");
        String example = Labelled.line(finding)
                .map(line -> "; for example " + Words.quoted(line.line()) + " gives " + Words.value(line.value()))
                .orElse("");
        return Optional.of(new Advice(
                "label",
                "",
                not.isEmpty() ? 0.6 : 0.75,
                "the document has several values of this kind and the prompt does not say which one is meant",
                List.of(
                        Wording.of("Take ", finding, " from the words " + Words.quoted(labels, " or ") + not + "."),
                        Wording.of(
                                "Only the value behind " + Words.quoted(labels, " or ") + " is ",
                                finding,
                                not + example + ".")),
                List.of()));
    }
}
