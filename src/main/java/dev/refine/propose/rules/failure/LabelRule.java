package dev.refine.propose.rules.failure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A wrong value where the documents print the right one behind words that the prompt does not name. */
final class LabelRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        List<String> labels = finding.labels();
        if (!finding.is("wrong-value", "type-mismatch") || labels.isEmpty()) {
            return Optional.empty();
        }
        Set<String> wrong = Labelled.misread(finding);
        String others = wrong.size() > 3 ? "" : Words.quoted(wrong, " or ");
        String example = Labelled.line(finding)
                .map(line -> "; for example " + Words.quoted(line.line()) + " gives " + Words.value(line.value()))
                .orElse("");
        return Optional.of(new Advice(
                "label",
                "",
                others.isEmpty() ? 0.6 : 0.75,
                "the document has several values of this kind and the prompt does not say which one is meant",
                List.of(
                        Wording.of(
                                "Take ",
                                finding,
                                " from the words " + Words.quoted(labels, " or ") + unlike(", not from ", others)
                                        + "."),
                        Wording.of(
                                "Only the value behind " + Words.quoted(labels, " or ") + " is ",
                                finding,
                                unlike(", not the one behind ", others) + example + ".")),
                List.of()));
    }

    private static String unlike(String words, String labels) {
        return labels.isEmpty() ? "" : words + labels;
    }
}
