package dev.refine.propose.rules.failure;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** More decimals than expected, or fewer. */
final class RoundingRule implements FailureRule {

    @Override
    public Optional<Advice> advise(Finding finding) {
        int places = finding.expected().stream()
                .filter(JsonNode::isNumber)
                .mapToInt(value ->
                        Math.max(0, value.decimalValue().stripTrailingZeros().scale()))
                .max()
                .orElse(-1);
        double rounded = finding.share(pair -> isNumbers(pair) && isRounded(pair.actual(), pair.expected(), places));
        double cut = finding.share(pair -> isNumbers(pair) && isRounded(pair.expected(), pair.actual(), 0));
        if (places < 0 || Math.max(rounded, cut) < 0.5) {
            return Optional.empty();
        }
        boolean tooMany = rounded >= cut;
        String count = places == 0 ? "a whole number" : places == 1 ? "one decimal" : places + " decimals";
        return Optional.of(new Advice(
                "rounding",
                tooMany ? count : "full",
                0.85 * Math.max(rounded, cut),
                tooMany ? "the model gives more decimals than wanted" : "the model rounds",
                tooMany
                        ? List.of(
                                Wording.of("Round ", finding, " to " + count + "."),
                                Wording.of("Give no more than " + count + " in ", finding, ", rounded half up."))
                        : List.of(
                                Wording.of("Give ", finding, " with all its decimals; do not round."),
                                Wording.of("Copy every figure behind the decimal mark of ", finding, ", unrounded.")),
                List.of()));
    }

    private static boolean isNumbers(Pair pair) {
        return pair.expected().isNumber() && pair.actual().isNumber();
    }

    private static boolean isRounded(JsonNode precise, JsonNode rounded, int places) {
        BigDecimal value = precise.decimalValue();
        return value.compareTo(rounded.decimalValue()) != 0
                && value.setScale(Math.max(places, 0), RoundingMode.HALF_UP).compareTo(rounded.decimalValue()) == 0;
    }
}
