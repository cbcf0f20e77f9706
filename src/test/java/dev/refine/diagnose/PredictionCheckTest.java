package dev.refine.diagnose;

import static dev.refine.diagnose.PredictionOutcome.CONFIRMED;
import static dev.refine.diagnose.PredictionOutcome.PARTLY;
import static dev.refine.diagnose.PredictionOutcome.REFUTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PredictionCheckTest {

    private static final Prediction FIVE = new Prediction(List.of("a", "b", "c", "d", "e"), List.of("x"));

    @Test
    void confirmsWhenFourInFiveGainedAndNothingElseWasLost() {
        assertThat(PredictionCheck.check(FIVE, Set.of("a", "b", "c", "d"), Set.of()))
                .isEqualTo(CONFIRMED);
        assertThat(PredictionCheck.check(FIVE, Set.of("a", "b", "c", "d", "e", "y"), Set.of("x")))
                .isEqualTo(CONFIRMED);
    }

    @Test
    void isPartlyRightWhenTooFewGained() {
        assertThat(PredictionCheck.check(FIVE, Set.of("a", "b", "c"), Set.of())).isEqualTo(PARTLY);
    }

    @Test
    void isPartlyRightWhenACaseWasLostThatNobodyForesaw() {
        assertThat(PredictionCheck.check(FIVE, Set.of("a", "b", "c", "d", "e"), Set.of("y")))
                .isEqualTo(PARTLY);
    }

    @Test
    void refutesWhenNoNamedCaseGained() {
        assertThat(PredictionCheck.check(FIVE, Set.of("y"), Set.of())).isEqualTo(REFUTED);
    }

    @Test
    void neverConfirmsAPredictionThatNamesNoCase() {
        assertThat(PredictionCheck.check(new Prediction(List.of(), List.of()), Set.of("a"), Set.of()))
                .isEqualTo(REFUTED);
    }

    @Test
    void titlesStandInTheLogAsWords() {
        assertThat(CONFIRMED.title()).isEqualTo("Confirmed");
    }
}
