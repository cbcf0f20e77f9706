package dev.refine.model;

import java.util.HashSet;
import java.util.Set;

/** Lets go of every question at once when the session is ending. */
public final class CancellableClient implements ModelClient {

    private final ModelClient inner;
    private final Set<Thread> asking = new HashSet<>();
    private boolean cancelled;

    public CancellableClient(ModelClient inner) {
        this.inner = inner;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public ModelReply ask(ModelRequest request) {
        if (!begin()) {
            return ModelReply.Failure.of(ModelFault.CANCELLED, "the question was cancelled");
        }
        try {
            return inner.ask(request);
        } finally {
            end();
        }
    }

    private synchronized boolean begin() {
        return !cancelled && asking.add(Thread.currentThread());
    }

    /** The interrupt was ours and is over with the question; the thread has more to do. */
    private synchronized void end() {
        asking.remove(Thread.currentThread());
        if (cancelled) {
            Thread.interrupted();
        }
    }

    /** Ends the questions that are under way as {@link ModelFault#CANCELLED}, and every later one. From any thread. */
    public synchronized void cancel() {
        cancelled = true;
        asking.forEach(Thread::interrupt);
    }
}
