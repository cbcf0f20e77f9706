package dev.refine.propose.rules.failure;

import dev.refine.diagnose.value.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The right number with quotes, a currency, a thousands separator or another decimal mark around it. */
final class NumberFormatRule implements FailureRule {

    /** People who write expected files copy a currency now and then; that is no reason to leave the others as they are. */
    private static final double MOSTLY = 0.8;

    /** A point or comma that groups no thousands. */
    private static final Pattern DECIMALS = Pattern.compile("[.,](\\d{1,2}|\\d{4,})(?!\\d)");

    private static final Pattern FILLED = Pattern.compile("[-+]?\\d+\\.\\d*0");

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
                                " as a plain JSON number: no quotes, currency, unit or thousands separator; a point as the"
                                        + " decimal mark."),
                        Wording.of(
                                "Never put quotes around ",
                                finding,
                                " and never copy its figures as printed; give a bare number"
                                        + Wording.becomes(": ", finding.those(NumberFormatRule::isSame)) + ".")),
                List.of(SchemaChange.type(finding, Types.NUMBER))));
    }

    private static Optional<Advice> text(Finding finding, double share) {
        List<String> all = finding.expectedTexts().orElse(List.of());
        List<Integer> decimals = all.stream()
                .filter(text -> PLAIN.matcher(text).matches())
                .map(text -> text.contains(".") ? text.length() - text.indexOf('.') - 1 : 0)
                .toList();
        double plain = all.isEmpty() ? 0 : (double) decimals.size() / all.size();
        if (plain < MOSTLY) {
            return Optional.empty();
        }
        String places = places(decimals, finding, all);
        return Optional.of(new Advice(
                "number-format",
                "text" + places,
                0.9 * share * plain,
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

    /** How many decimals nearly all have, where something besides a few samples says so: zeros that only fill up. */
    private static String places(List<Integer> decimals, Finding finding, List<String> all) {
        Optional<Integer> most = decimals.stream()
                .distinct()
                .filter(count -> decimals.stream().filter(count::equals).count() >= MOSTLY * decimals.size())
                .findFirst();
        if (most.isPresent() && most.get() == 0) {
            return finding.share(NumberFormatRule::losesDecimals) > 0 ? ", no decimals" : "";
        }
        boolean filled = all.stream().anyMatch(text -> FILLED.matcher(text).matches());
        return most.filter(count -> filled)
                .map(count -> ", a point and exactly " + (count == 1 ? "one decimal" : count + " decimals"))
                .orElse(", a point as the decimal mark");
    }

    private static boolean losesDecimals(Pair pair) {
        return isSame(pair)
                && !pair.wanted().contains(".")
                && DECIMALS.matcher(pair.given()).find();
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
