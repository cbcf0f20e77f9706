package dev.refine.model;

import java.time.Duration;

/**
 * Holds back the questions to one endpoint with one key: so many at a time, none while the endpoint wants to be left
 * alone. Being told "too many" halves the number, every answer lets it grow again by a little. Thread-safe.
 */
public final class Limiter {

    private final int most;
    private final ModelClock clock;
    private double room;
    private int underway;
    private long quietUntil;

    /** @param most questions at a time, at least 1 */
    public Limiter(int most) {
        this(most, ModelClock.REAL);
    }

    Limiter(int most, ModelClock clock) {
        this.most = most;
        this.clock = clock;
        this.room = most;
        this.quietUntil = clock.nanos();
    }

    /** Waits for room. What enters must {@link #leave}. */
    synchronized void enter() throws InterruptedException {
        while (true) {
            long quiet = quietUntil - clock.nanos();
            if (quiet > 0) {
                clock.sleep(this, Duration.ofNanos(quiet));
            } else if (underway >= Math.max(1, (int) room)) {
                wait();
            } else {
                underway++;
                return;
            }
        }
    }

    synchronized void leave(boolean answered) {
        underway--;
        if (answered) {
            room = Math.min(most, room + 1 / Math.max(1, room));
        }
        notifyAll();
    }

    /** The endpoint has had too much: half of the questions at a time, and none before the time is over. */
    synchronized void slowDown(Duration quiet) {
        room = Math.max(1, room / 2);
        quietUntil = Math.max(quietUntil, clock.nanos() + quiet.toNanos());
    }

    /** How many questions may be under way now. */
    synchronized int room() {
        return (int) room;
    }
}
