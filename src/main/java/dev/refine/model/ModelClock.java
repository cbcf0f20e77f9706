package dev.refine.model;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The clock by which clients of models wait. */
interface ModelClock {

    ModelClock REAL = new ModelClock() {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Object monitor, Duration time) throws InterruptedException {
            TimeUnit.NANOSECONDS.timedWait(monitor, time.toNanos());
        }
    };

    long nanos();

    /** Waits for about that long and gives up the monitor, which the caller holds, meanwhile; may return too early. */
    void sleep(Object monitor, Duration time) throws InterruptedException;
}
