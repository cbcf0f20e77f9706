package dev.refine.run;

import java.util.LinkedHashSet;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The one gate that every start passes, whichever slot it is for: starts keep their distance, and a command that asked
 * for patience (exit 75) makes all of them wait, longer each time in a row. Who waits longest goes first: results are told
 * in the order of cases, so one that is overtaken all the time would keep everybody from what the others came to.
 * Thread-safe.
 */
final class Throttle {

    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long NOT_FIRST = TimeUnit.MILLISECONDS.toNanos(5);

    private final Pace pace;
    private final long distance;
    private long next = Long.MIN_VALUE;
    private long resume = Long.MIN_VALUE;
    private int refusals;
    private final Set<Object> line = new LinkedHashSet<>();
    private volatile boolean open;

    Throttle(OptionalDouble startsPerMinute, Pace pace) {
        this.pace = pace;
        this.distance = startsPerMinute.isPresent() ? (long) (60e9 / startsPerMinute.getAsDouble()) : 0;
    }

    /** Blocks until a command may start; returns at once after {@link #open()}. */
    void pass() throws InterruptedException {
        Object turn = new Object();
        try {
            for (long wait = claim(turn); wait > 0 && !open; wait = claim(turn)) {
                pace.sleep(Math.min(wait, STEP));
            }
        } finally {
            leave(turn);
        }
    }

    private synchronized void leave(Object turn) {
        line.remove(turn);
    }

    /** Takes the next start if it may be made now; else says how long that will take at least. */
    private synchronized long claim(Object turn) {
        line.add(turn);
        long now = pace.now();
        long wait = Math.max(left(next, now), left(resume, now));
        if (line.iterator().next() != turn) {
            return Math.max(wait, NOT_FIRST);
        }
        if (wait <= 0) {
            next = distance > 0 ? now + distance : next;
            line.remove(turn);
        }
        return wait;
    }

    private static long left(long until, long now) {
        return until == Long.MIN_VALUE ? 0 : until - now;
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
