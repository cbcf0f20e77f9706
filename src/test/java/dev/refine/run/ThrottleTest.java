package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long MILLIS = 1_000_000;

    /** Whoever waited for a turn that has passed meanwhile must not start together with the others. */
    @Test
    void startsKeepTheirDistanceAfterAPauseToo() throws InterruptedException {
        SteppedPace pace = new SteppedPace();
        List<Throttle> paused = new ArrayList<>();
        Throttle throttle = new Throttle(OptionalDouble.of(600), new Pace() {
            @Override
            public long now() {
                return pace.now();
            }

            @Override
            public void sleep(long nanos) {
                pace.sleep(nanos);
                if (pace.now() == 100 * MILLIS) {
                    paused.get(0).pause();
                }
            }
        });
        paused.add(throttle);
        List<Long> starts = new ArrayList<>();

        for (int i = 0; i < 4; i++) {
            throttle.pass();
            starts.add(pace.now() / MILLIS);
        }

        assertThat(starts).containsExactly(0L, 600L, 700L, 800L);
    }
}
