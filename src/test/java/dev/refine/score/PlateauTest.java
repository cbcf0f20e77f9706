package dev.refine.score;

import static dev.refine.score.Verdict.DEGRADED;
import static dev.refine.score.Verdict.IMPROVED;
import static dev.refine.score.Verdict.MIXED;
import static dev.refine.score.Verdict.NEUTRAL;
import static dev.refine.score.Verdict.UNMEASURED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlateauTest {

    @Test
    void isReachedByAsManyVerdictsWithoutImprovementAsTheLimitSays() {
        assertThat(Plateau.isReached(List.of(NEUTRAL), 2)).isFalse();
        assertThat(Plateau.isReached(List.of(NEUTRAL, DEGRADED), 2)).isTrue();
        assertThat(Plateau.isReached(List.of(IMPROVED, MIXED, UNMEASURED), 2)).isTrue();
        assertThat(Plateau.isReached(List.of(MIXED), 1)).isTrue();
    }

    @Test
    void anImprovementAmongTheLastOnesResetsIt() {
        assertThat(Plateau.isReached(List.of(NEUTRAL, IMPROVED), 2)).isFalse();
        assertThat(Plateau.isReached(List.of(NEUTRAL, IMPROVED, NEUTRAL), 2)).isFalse();
        assertThat(Plateau.isReached(List.of(NEUTRAL, NEUTRAL, IMPROVED, NEUTRAL, NEUTRAL), 3))
                .isFalse();
    }
}
