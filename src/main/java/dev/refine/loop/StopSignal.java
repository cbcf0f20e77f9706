package dev.refine.loop;

/** Says that the session is to end now: nothing new is started, what runs is ended and not recorded. Thread-safe. */
public final class StopSignal {

    private volatile boolean requested;

    public void request() {
        requested = true;
    }

    public boolean isRequested() {
        return requested;
    }
}
