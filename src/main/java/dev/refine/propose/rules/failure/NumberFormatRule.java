package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Numbers;
import dev.refine.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The right number with quotes, a currency, a thousands separator or another decimal mark around it. */
final class NumberFormatRule implements FailureRule {

    private static final Pattern PLAIN = Pattern.compile("[-+]?(0|[1-9]\\d*)(\\.\\d+)?");

    @Override
    public Optional<Advice> advise(Finding finding) {
        double numbers = finding.share(pair -> pair.expected().isNumber() && isSame(pair));
        if (numbers >= 0.5) {
            return number(finding, numbers);
        }
        double texts = finding.share(pair -> pair.areTexts() && isSame(pair));
        return texts >= 0.5 ? text(finding, texts) : Optional.empty();
    }

    private static Optional<Advice> number(Finding finding, double share) {
        return Optional.of(new Advice(
                "number-format",
                "number",
                0.9 * share,
                "the value is right but written as text, as the document prints it",
                List.of(
                        Wording.of(
                                "Write ",
                                finding,
                                " as a plain JSON number: no quotes, no currency or unit, no thousands separator, a point"
                                        + " as the decimal mark."),
                        Wording.of(
                                "Never put quotes around ",
                                finding,
                                " and never copy its figures as printed; give a bare number"
                                        + Wording.becomes(": ", finding.those(NumberFormatRule::isSame)) + ".")),
                List.of(SchemaChange.keyword(finding.field(), "type", types(finding)))));
    }

    private static com.fasterxml.jackson.databind.JsonNode types(Finding finding) {
        boolean whole = finding.expected().stream()
                .filter(value -> value.isNumber())
                .allMatch(value -> value.isIntegralNumber());
        String type = whole ? "integer" : "number";
        return finding.mayBeNull() ? Json.tree(List.of(type, "null")) : Json.tree(type);
    }

    private static Optional<Advice> text(Finding finding, double share) {
        List<String> all = finding.expectedTexts().orElse(List.of());
        boolean plain = !all.isEmpty()
                && all.stream().allMatch(text -> PLAIN.matcher(text).matches());
        if (!plain) {
            return Optional.empty();
        }
        List<Integer> decimals = all.stream()
                .map(text -> text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
                .distinct()
                .toList();
        String places = decimals.size() != 1
                ? ", a point as the decimal mark"
                : decimals.get(0) == 0 ? ", no decimals" : ", a point and exactly " + decimals.get(0) + " decimals";
        return Optional.of(new Advice(
                "number-format",
                "text" + places,
                0.9 * share,
                "the value is right but written as the document prints it",
                List.of(
                        Wording.of(
                                "Write ",
                                finding,
                                " as text with figures only: no currency or unit, no thousands separator" + places
                                        + "."),
                        Wording.of(
                                "Never copy the figures of ",
                                finding,
                                " as printed; rewrite them with no thousands separator" + places
                                        + Wording.becomes(": ", finding.those(NumberFormatRule::isSame)) + ".")),
                List.of()));
    }

    private static boolean isSame(Pair pair) {
        if (!pair.actual().isTextual()) {
            return false;
        }
        if (pair.expected().isNumber()) {
            return Numbers.holds(Numbers.readings(pair.given()), pair.expected().decimalValue());
        }
        return Numbers.readings(pair.wanted()).stream()
                .anyMatch(value -> Numbers.holds(Numbers.readings(pair.given()), new BigDecimal(value.toString())));
    }
}
