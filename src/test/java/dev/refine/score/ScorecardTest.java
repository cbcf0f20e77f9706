package dev.refine.score;

import static dev.refine.score.Cards.card;
import static dev.refine.score.Cards.error;
import static dev.refine.score.Cards.failed;
import static dev.refine.score.Cards.passed;
import static dev.refine.score.Cards.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScorecardTest {

    @Test
    void anErrorCountsAsNothingAndAnUnjudgedCaseNotAtAll() {
        Scorecard card = card(passed("c1"), failed("c2", "/a"), error("c3"), unjudged("c4"));

        assertThat(card.size()).isEqualTo(4);
        assertThat(card.judged()).isEqualTo(3);
        assertThat(card.passing()).isEqualTo(1);
        assertThat(card.passRate()).isEqualTo(1.0 / 3);
        assertThat(card.score()).isEqualTo(0.5);
    }

    @Test
    void nothingJudgedIsNotPerfect() {
        assertThat(card().isPerfect()).isFalse();
        assertThat(card(unjudged("c1")).isPerfect()).isFalse();
        assertThat(card(unjudged("c1")).score()).isZero();
        assertThat(card(unjudged("c1")).passRate()).isZero();
        assertThat(card(passed("c1"), unjudged("c2")).isPerfect()).isTrue();
        assertThat(card(passed("c1"), error("c2")).isPerfect()).isFalse();
    }

    @Test
    void toleratesExactlyTheShareOfErrorsThatIsAllowed() {
        Scorecard card = card(error("c1"), passed("c2"), passed("c3"), passed("c4"));

        assertThat(card.hasTooManyErrors(0.25)).isFalse();
        assertThat(card.hasTooManyErrors(0.24)).isTrue();
        assertThat(card().hasTooManyErrors(0)).isFalse();
    }
}
