package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CeilingTest {

    private static final Objective PASS_RATE = objective("passRate", OptionalDouble.empty(), 0.25);

    @Test
    void aCandidateThatCannotGainMoreThanTheToleranceIsTooLow() {
        // Of four cases one passes. With one of the others failing again, at most three can: 0.5 more than before.
        assertThat(Ceiling.isTooLow(PASS_RATE, card("+---"), card(" -  "))).isFalse();
        assertThat(Ceiling.isTooLow(PASS_RATE, card("+---"), card(" -- "))).isTrue();
    }

    @Test
    void withoutAToleranceAnyGainIsEnough() {
        Objective exact = objective("passRate", OptionalDouble.empty(), 0);

        assertThat(Ceiling.isTooLow(exact, card("+---"), card(" -- "))).isFalse();
    }

    @Test
    void anErrorMayYetComeOutRight() {
        assertThat(Ceiling.isTooLow(PASS_RATE, card("+---"), card(" -! "))).isFalse();
    }

    @Test
    void ofOtherMetricsItKnowsNothing() {
        Objective tokens = objective("promptTokens", OptionalDouble.empty(), 100);

        assertThat(Ceiling.isTooLow(tokens, card("+---"), card(" ---"))).isFalse();
        assertThat(Ceiling.obstacle(tokens, card("+---"))).isEmpty();
    }

    @Test
    void saysBeforeAnythingIsTriedThatTheTargetIsOutOfReach() {
        assertThat(Ceiling.obstacle(objective("fieldScore", OptionalDouble.of(1.5), 0), card("+-")))
                .contains("the target 1.5 cannot be reached: fieldScore is never more than 1");
        assertThat(Ceiling.obstacle(objective("fieldScore", OptionalDouble.of(0.9), 0), card("+-")))
                .isEmpty();
    }

    @Test
    void saysBeforeAnythingIsTriedThatNoGainIsLargeEnough() {
        assertThat(Ceiling.obstacle(PASS_RATE, card("+++-")))
                .contains(
                        "no edit can count as an improvement: passRate cannot rise by more than its tolerance of 0.25");
        assertThat(Ceiling.obstacle(PASS_RATE, card("++--"))).isEmpty();
        assertThat(Ceiling.obstacle(PASS_RATE, card("++++"))).isEmpty();
    }

    private static Objective objective(String metric, OptionalDouble target, double tolerance) {
        return new Objective(metric, true, target, new Tolerance(tolerance, false), List.of(), true);
    }

    /** A case for each sign: passing, failing, an error, or a blank for one that did not run. */
    private static Scorecard card(String signs) {
        List<CaseScore> scores = new ArrayList<>();
        for (int i = 0; i < signs.length(); i++) {
            char sign = signs.charAt(i);
            Standing standing = sign == '+' ? Standing.PASSED : sign == '-' ? Standing.FAILED : Standing.ERROR;
            if (sign != ' ') {
                scores.add(new CaseScore("c" + i, standing, sign == '+' ? 1 : 0, Set.of(), Set.of()));
            }
        }
        return Scorecard.of(scores);
    }
}
