package dev.refine.model;

import java.time.Duration;

/** A clock that jumps ahead instead of waiting, and remembers how far. */
final class SteppedClock implements ModelClock {

    private long now = 1_000;

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void sleep(Object monitor, Duration time) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        now += time.toNanos();
    }

    synchronized Duration passed() {
        return Duration.ofNanos(now - 1_000);
    }
}
