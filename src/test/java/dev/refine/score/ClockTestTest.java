package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClockTestTest {

    private static final List<Double> SLOW = List.of(0.5, 0.52, 0.49, 0.51, 0.7, 0.5, 0.53, 0.48, 0.5, 0.9, 0.51, 0.5);

    @Test
    void seesADifferenceThroughOneBusyMoment() {
        List<Double> fast = SLOW.stream().map(seconds -> seconds * 0.8).toList();

        assertThat(new ClockTest(SLOW, fast).isSignificant()).isTrue();
        assertThat(new ClockTest(SLOW, fast).words())
                .isEqualTo("12 pairs of runs, taken in turn: median 0.500 s before, 0.400 s after; signed rank test p ="
                        + " 0.001");
    }

    @Test
    void seesNoDifferenceWhereThereIsNone() {
        assertThat(new ClockTest(SLOW, SLOW).chance()).isEqualTo(1);
        assertThat(new ClockTest(List.of(), List.of()).words()).isEqualTo("no pair of runs came to an answer");
    }

    @Test
    void isSeldomDeceivedByNoise() {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        int deceived = 0;
        for (int round = 0; round < 2000; round++) {
            List<Double> before = times(random);
            List<Double> after = times(random);
            deceived += new ClockTest(before, after).isSignificant() ? 1 : 0;
        }
        assertThat(deceived).as("of 2000, seed " + seed).isBetween(40, 130);
    }

    private static List<Double> times(SplittableRandom random) {
        return Stream.generate(() -> 0.2 + 0.3 * random.nextDouble()).limit(12).toList();
    }
}
