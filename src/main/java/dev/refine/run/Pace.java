package dev.refine.run;

import java.util.concurrent.TimeUnit;

/** The clock that pauses are measured by, so that tests need not wait. */
public interface Pace {

    /** Monotonic, in nanoseconds. */
    long now();

    /** Blocks for about that long; an interrupt ends it. */
    void sleep(long nanos) throws InterruptedException;

    /** The machine's own. */
    static Pace real() {
        return new Pace() {
            @Override
            public long now() {
                return System.nanoTime();
            }

            @Override
            public void sleep(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
    }
}
