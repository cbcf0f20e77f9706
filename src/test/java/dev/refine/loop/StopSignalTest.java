package dev.refine.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
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

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
