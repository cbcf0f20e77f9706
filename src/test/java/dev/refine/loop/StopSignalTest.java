package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    private final StopSignal stop = new StopSignal();

    @Test
    void leavesBehindWhatWouldTakeForEverAndInterruptsIt() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);

        assertThatThrownBy(() -> stop.unlessRequested(() -> {
                    stop.request();
                    awaitInterrupt();
                    interrupted.countDown();
                    return "too late";
                }))
                .isInstanceOf(CancellationException.class);

        interrupted.await();
    }

    @Test
    void beginsNothingAfterTheSignal() {
        AtomicBoolean begun = new AtomicBoolean();
        stop.request();

        assertThatThrownBy(() -> stop.unlessRequested(() -> begun.getAndSet(true)))
                .isInstanceOf(CancellationException.class);

        assertThat(begun).isFalse();
    }

    @Test
    void handsOnWhatTheWorkGivesAndThrows() {
        StackOverflowError deep = new StackOverflowError();

        assertThat(stop.unlessRequested(() -> "result")).isEqualTo("result");
        assertThatThrownBy(() -> stop.unlessRequested(() -> {
                    throw new IllegalStateException("no");
                }))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThatThrownBy(() -> stop.unlessRequested(() -> {
                    throw deep;
                }))
                .isSameAs(deep);
    }

    @Test
    void givesManySmallPartsAMomentForLastWordsAndNoMore() {
        AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
        StopSignal asked = new StopSignal(now::get);

        asked.requireTime();
        now.addAndGet(TimeUnit.HOURS.toNanos(1));
        asked.requireTime();
        asked.request();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(400));
        asked.requireTime();
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(200));

        assertThatThrownBy(asked::requireTime).isInstanceOf(CancellationException.class);
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
