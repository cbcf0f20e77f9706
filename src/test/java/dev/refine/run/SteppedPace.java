package dev.refine.run;

import java.util.concurrent.atomic.AtomicLong;

/** Time that passes only by sleeping. */
public final class SteppedPace implements Pace {

    private final AtomicLong now = new AtomicLong();

    @Override
    public long now() {
        return now.get();
    }

    @Override
    public void sleep(long nanos) {
        now.addAndGet(nanos);
    }

    public long slept() {
        return now.get();
    }
}
