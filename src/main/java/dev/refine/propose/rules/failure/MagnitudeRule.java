package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.refine.propose.rules.text.Bullet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The right figures at the wrong power of ten: a decimal mark read as a separator, or a conversion nobody wanted. */
final class MagnitudeRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        double share = finding.share(MagnitudeRule::isShifted);
        if (share < 0.5) {
            return Optional.empty();
        }
        List<Pair> shifted = finding.those(MagnitudeRule::isShifted);
        long comma = shifted.stream()
                .filter(pair -> written(pair, finding).contains(","))
                .count();
        long plain = shifted.stream()
                .filter(pair -> written(pair, finding).equals(pair.expected().asText()))
                .count();
        if (plain * 2 > shifted.size()) {
            return advice(
                    finding,
                    share,
                    "the model converts a figure that is wanted as it stands",
                    Wording.of("Give ", finding, " in the unit that the document uses, without converting it."));
        }
        boolean commaFirst = comma * 2 >= shifted.size();
        String rule = commaFirst
                ? "the comma is the decimal mark and the point groups thousands (1.234,50 is 1234.5)"
                : "the point is the decimal mark and the comma groups thousands (1,234.50 is 1234.5)";
        return advice(
                finding,
                share,
                "the decimal mark of the documents is taken for a thousands separator, or the reverse",
                Wording.of("In the documents " + rule + "; read ", finding, " so."));
    }

    private static Optional<Advice> advice(Finding finding, double share, String theory, Bullet plain) {
        String mapping = Wording.becomes("; for example ", finding.those(MagnitudeRule::isShifted));
        return Optional.of(new Advice(
                "magnitude",
                plain.head() + plain.tail(),
                0.75 * share,
                theory,
                List.of(plain, Wording.of("Check the size of ", finding, " against the document" + mapping + ".")),
                List.of()));
    }

    /** How the document writes the expected number; empty when it does not. */
    private static String written(Pair pair, Finding finding) {
        return finding.input(pair.caseId())
                .flatMap(text ->
                        finding
                                .search()
                                .find(DecimalNode.valueOf(pair.expected().decimalValue()), text)
                                .stream()
                                .map(place -> text.substring(place.start(), place.end())
                                        .strip())
                                .findFirst())
                .orElse("");
    }

    private static boolean isShifted(Pair pair) {
        if (!pair.expected().isNumber() || !pair.actual().isNumber()) {
            return false;
        }
        BigDecimal wanted = pair.expected().decimalValue();
        BigDecimal given = pair.actual().decimalValue();
        for (int power = 1; power <= 6; power++) {
            if (wanted.signum() != 0
                    && (wanted.scaleByPowerOfTen(power).compareTo(given) == 0
                            || given.scaleByPowerOfTen(power).compareTo(wanted) == 0)) {
                return true;
            }
        }
        return false;
    }
}
