package dev.refine.propose.rules.failure;

import dev.refine.diagnose.FieldValues;
import dev.refine.diagnose.value.Telling;
import java.util.List;
import java.util.Optional;

/** The right amount with the wrong sign. */
final class SignRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(SignRule::isOpposite);
        if (share < 0.5) {
            return Optional.empty();
        }
        List<Pair> pairs = finding.those(SignRule::isOpposite);
        boolean negative =
                pairs.stream().anyMatch(pair -> pair.expected().decimalValue().signum() < 0);
        String marker = negative ? marker(finding, pairs) : "";
        String when = marker.isEmpty() ? "a trailing minus, brackets or a credit" : marker;
        return Optional.of(new Advice(
                "sign",
                negative ? "negative" + when : "positive",
                (marker.isEmpty() ? 0.6 : 0.8) * share,
                negative ? "the document marks the amount as negative in words or in print" : "the sign is added",
                negative
                        ? List.of(
                                Wording.of(
                                        "Write ",
                                        finding,
                                        " as a negative number when the document shows " + when + "."),
                                Wording.of(
                                        "A document that shows " + when + " takes money back: give ",
                                        finding,
                                        " with a minus sign" + Wording.becomes("; ", pairs) + "."))
                        : List.of(
                                Wording.of("Write ", finding, " without a minus sign."),
                                Wording.of("Give ", finding, " as a positive number, also when it is deducted.")),
                List.of()));
    }

    /** A word that stands in every document with the negative value and in none with a positive one, of enough of both. */
    private static String marker(Finding finding, List<Pair> pairs) {
        List<String> negative = pairs.stream()
                .map(pair -> finding.input(pair.caseId()))
                .flatMap(Optional::stream)
                .toList();
        List<String> positive = finding.evidence().expected().entrySet().stream()
                .filter(entry -> FieldValues.at(finding.field(), List.of(entry.getValue())).stream()
                        .allMatch(value ->
                                value.isNumber() && value.decimalValue().signum() > 0))
                .map(entry -> finding.input(entry.getKey()))
                .flatMap(Optional::stream)
                .limit(Telling.MOST)
                .toList();
        return Chance.parts(negative.size(), positive.size())
                ? Telling.phrase(negative, positive).map(Words::quoted).orElse("")
                : "";
    }

    private static boolean isOpposite(Pair pair) {
        return pair.expected().isNumber()
                && pair.actual().isNumber()
                && pair.expected().decimalValue().signum() != 0
                && pair.expected()
                                .decimalValue()
                                .negate()
                                .compareTo(pair.actual().decimalValue())
                        == 0;
    }
}
