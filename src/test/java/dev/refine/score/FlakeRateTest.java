package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FlakeRateTest {

    @Test
    void isLearnedFromWhatRanTwice() {
        Majority once = new Majority(1, 1, 1, 0, false);
        Majority agreeing = new Majority(2, 2, 2, 0, false);
        Majority flaky = new Majority(3, 2, 3, 0, true);

        assertThat(FlakeRate.of(List.of(once, agreeing, flaky))).isEqualTo(new FlakeRate(2, 1));
    }

    @Test
    void fewRepeatsSayNothing() {
        assertThat(new FlakeRate(4, 0).isLow()).isFalse();
        assertThat(new FlakeRate(5, 0).isLow()).isTrue();
    }

    @Test
    void oneInEightIsStillLow() {
        assertThat(new FlakeRate(8, 1).isLow()).isTrue();
        assertThat(new FlakeRate(7, 1).isLow()).isFalse();
    }
}
