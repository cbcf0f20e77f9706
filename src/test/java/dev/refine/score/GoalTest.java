package dev.refine.score;

import static dev.refine.score.Cards.card;
import static dev.refine.score.Cards.error;
import static dev.refine.score.Cards.failed;
import static dev.refine.score.Cards.passed;
import static dev.refine.score.Cards.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GoalTest {

    private static final Scorecard HALF = card(passed("c1"), failed("c2", "/a"));

    @Test
    void withoutATargetEveryJudgedCaseMustPass() {
        assertThat(Goal.allPass().isMet(HALF)).isFalse();
        assertThat(Goal.allPass().isMet(card(passed("c1"), error("c2")))).isFalse();
        assertThat(Goal.allPass().isMet(card(passed("c1"), unjudged("c2")))).isTrue();
    }

    @Test
    void aTargetOnThePassRateIsMetFromItsValueOn() {
        assertThat(goal("passRate", 0.5, true).isMet(HALF)).isTrue();
        assertThat(goal("passRate", 0.51, true).isMet(HALF)).isFalse();
    }

    @Test
    void aTargetOnTheScoreReadsTheScore() {
        assertThat(goal("score", 0.75, true).isMet(HALF)).isTrue();
        assertThat(goal("score", 0.76, true).isMet(HALF)).isFalse();
    }

    @Test
    void whatIsMissingByTheErrorOfAdditionIsThere() {
        Scorecard card = card(new CaseScore("c1", Standing.FAILED, 0.7 - 1e-12, Set.of("/a"), Set.of()));

        assertThat(goal("score", 0.7, false).isMet(card)).isTrue();
        assertThat(goal("score", 0.7 + 1e-6, false).isMet(card)).isFalse();
    }

    @Test
    void perfectionIsEnoughOnlyWhereTheModeSaysSo() {
        assertThat(goal("score", 1.5, true).isMet(card(passed("c1")))).isTrue();
        assertThat(goal("score", 1.5, false).isMet(card(passed("c1")))).isFalse();
    }

    @Test
    void nothingJudgedMeetsNoGoal() {
        assertThat(goal("passRate", 0, true).isMet(card(unjudged("c1")))).isFalse();
        assertThat(Goal.allPass().isMet(card())).isFalse();
    }

    private static Goal goal(String metric, double target, boolean perfectIsEnough) {
        return new Goal(metric, OptionalDouble.of(target), perfectIsEnough);
    }
}
