package dev.refine.loop;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Says that the session is to end now: nothing new is started, what runs is ended and not recorded. Thread-safe. */
public final class StopSignal {

    private static final long LAST_WORDS_NANOS = 500_000_000;

    private final Set<Reckoning<?>> awaited = ConcurrentHashMap.newKeySet();
    private final AtomicLong since = new AtomicLong();
    private final LongSupplier nanos;
    private volatile boolean requested;

    public StopSignal() {
        this(System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime} */
    StopSignal(LongSupplier nanos) {
        this.nanos = nanos;
    }

    public void request() {
        since.set(nanos.getAsLong());
        requested = true;
        awaited.forEach(Reckoning::leaveBehind);
    }

    public boolean isRequested() {
        return requested;
    }

    /**
     * For work of many small parts, before each of them: somebody waits for the end of the program.
     *
     * @throws CancellationException when the signal came a while ago
     */
    public void requireTime() {
        if (requested && nanos.getAsLong() - since.get() > LAST_WORDS_NANOS) {
            throw new CancellationException();
        }
    }

    /**
     * After a question to a person: the signal ends the question, too, and what comes back then is no answer of theirs.
     *
     * @throws CancellationException when the signal has come
     */
    public void requireAnswered() {
        if (requested) {
            throw new CancellationException();
        }
    }

    /**
     * Does what may take long, on a thread that is interrupted and left behind when the signal comes. It must only reckon:
     * what it would do to the world might still happen then.
     *
     * @throws CancellationException at once when the signal comes, or has come
     */
    public <T> T unlessRequested(Supplier<T> work) {
        Reckoning<T> reckoning = new Reckoning<>(work);
        awaited.add(reckoning);
        try {
            if (requested) {
                throw new CancellationException();
            }
            return reckoning.result();
        } finally {
            awaited.remove(reckoning);
        }
    }

    private static final class Reckoning<T> {

        private final CompletableFuture<T> result = new CompletableFuture<>();
        private final Supplier<T> work;
        private final Thread thread = new Thread(this::finish, "reckoning");

        Reckoning(Supplier<T> work) {
            this.work = work;
            thread.setDaemon(true);
        }

        T result() {
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                // The system has no more threads for us.
                finish();
            }
            try {
                return result.join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException exception) {
                    throw exception;
                }
                throw (Error) e.getCause();
            }
        }

        private void finish() {
            try {
                result.complete(work.get());
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
            }
        }

        void leaveBehind() {
            result.cancel(false);
            thread.interrupt();
        }
    }
}
