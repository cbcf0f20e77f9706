package dev.refine.run.local;

import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by sleeping. */
final class SteppedPace implements Pace {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long now() {
        return now.get();
    }

    @Override
    public void sleep(long nanos) {
        now.addAndGet(nanos);
    }

    long slept() {
        return now.get();
    }
}
