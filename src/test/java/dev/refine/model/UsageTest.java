package dev.refine.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class UsageTest {

    @Test
    void sumsWhatIsKnown() {
        Usage one = Usage.ofTokens(10L, 4L, 2L).withCost(0.5, Usage.CostBasis.COMPUTED);
        Usage other = Usage.ofTokens(5L, 0L, 1L).withCost(0.25, Usage.CostBasis.COMPUTED);

        Usage sum = Usage.NONE.plus(one).plus(other).plus(Usage.NONE);

        assertThat(sum.requests()).isEqualTo(2);
        assertThat(sum.inputTokens()).contains(15L);
        assertThat(sum.cachedTokens()).contains(4L);
        assertThat(sum.outputTokens()).contains(3L);
        assertThat(sum.costUsd()).contains(0.75);
        assertThat(sum.basis()).isEqualTo(Usage.CostBasis.COMPUTED);
    }

    @Test
    void neverTakesTheUnknownForZero() {
        Usage known = Usage.ofTokens(10L, 0L, 2L).withCost(0.5, Usage.CostBasis.REPORTED);

        Usage sum = known.plus(Usage.unknown());

        assertThat(sum.inputTokens()).isEmpty();
        assertThat(sum.costUsd()).isEmpty();
        assertThat(sum.basis()).isEqualTo(Usage.CostBasis.UNKNOWN);
        assertThat(sum.requests()).isEqualTo(2);
    }

    @Test
    void neverTakesLessThanNothingForANumber() {
        Usage usage = Usage.ofTokens(-10L, -4L, -2L).withCost(-0.5, Usage.CostBasis.REPORTED);

        assertThat(usage).isEqualTo(Usage.unknown());
    }
}
