package dev.refine.run;

import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/**
 * The one gate that every start passes, whichever slot it is for: starts keep their distance, and a command that asked
 * for patience (exit 75) makes all of them wait, longer each time in a row. Thread-safe.
 */
final class Throttle {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private final Pace pace;
    private final long distance;
    private long next = Long.MIN_VALUE;
    private long resume = Long.MIN_VALUE;
    private int refusals;
    private volatile boolean open;

    Throttle(OptionalDouble startsPerMinute, Pace pace) {
        this.pace = pace;
        this.distance = startsPerMinute.isPresent() ? (long) (60e9 / startsPerMinute.getAsDouble()) : 0;
    }

    /** Blocks until a command may start; returns at once after {@link #open()}. */
    void pass() throws InterruptedException {
        long turn = reserve();
        while (!open) {
            long wait = Math.max(turn, resumeTime()) - pace.now();
            if (wait <= 0) {
                return;
            }
            pace.sleep(Math.min(wait, STEP));
        }
    }

    private synchronized long reserve() {
        long now = pace.now();
        if (distance == 0) {
            return now;
        }
        next = next == Long.MIN_VALUE ? now : Math.max(now, next);
        long turn = next;
        next += distance;
        return turn;
    }

    private synchronized long resumeTime() {
        return resume == Long.MIN_VALUE ? pace.now() : resume;
    }

    /** A command ended with 75. */
    synchronized void pause() {
        long length = Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(refusals, 10));
        refusals++;
        resume = Math.max(resume, pace.now() + length);
    }

    /** A command ended otherwise: whatever it asked for answers again. */
    synchronized void relax() {
        refusals = 0;
    }

    /** Waits for a retry of its own, cut short by {@link #open()}. */
    void rest(long nanos) throws InterruptedException {
        long until = pace.now() + nanos;
        for (long left = nanos; left > 0 && !open; left = until - pace.now()) {
            pace.sleep(Math.min(left, STEP));
        }
    }

    /** Nobody waits any more. */
    void open() {
        open = true;
    }
}
