package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final long MILLIS = 1_000_000;

    @Test
    void whoWaitsLongestGoesFirst() throws InterruptedException {
        Throttle throttle = new Throttle(OptionalDouble.of(1200), Pace.real());
        List<Integer> started = Collections.synchronizedList(new ArrayList<>());
        List<Thread> waiting = new ArrayList<>();
        throttle.pause();

        for (int i = 0; i < 6; i++) {
            int number = i;
            Thread thread = new Thread(() -> {
                try {
                    throttle.pass();
                    started.add(number);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.start();
            while (thread.getState() != Thread.State.TIMED_WAITING && thread.isAlive()) {
                Thread.onSpinWait();
            }
            waiting.add(thread);
        }
        for (Thread thread : waiting) {
            thread.join();
        }

        assertThat(started).containsExactly(0, 1, 2, 3, 4, 5);
    }

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
