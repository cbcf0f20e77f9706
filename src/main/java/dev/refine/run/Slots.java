package dev.refine.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A fixed number of threads that take tasks in order; a single slot is the caller's own thread. The first exception
 * stops the rest and reaches the caller.
 */
final class Slots {

    private final int count;
    private final BooleanSupplier cancelled;
    private final Runnable onFailure;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    /** @param onFailure called by the slot whose exception is the first, so that the others need not run to their end */
    Slots(int count, BooleanSupplier cancelled, Runnable onFailure) {
        this.count = count;
        this.cancelled = cancelled;
        this.onFailure = onFailure;
    }

    /** Runs one task; empty when it was cancelled before it began. */
    interface Work {
        Optional<CaseRun> run(CaseTask task) throws InterruptedException;
    }

    private interface Step {
        void take(CaseTask task) throws InterruptedException;
    }

    /** Returns when every thread has ended. An interrupt of the caller stops taking tasks, and is kept. */
    void work(List<CaseTask> tasks, Work work, Consumer<CaseRun> finished) {
        AtomicInteger next = new AtomicInteger();
        Step step = task -> work.run(task).ifPresent(finished);
        if (count == 1) {
            take(tasks, next, step);
        } else {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Thread thread = new Thread(() -> take(tasks, next, step), "slot-" + i);
                thread.setDaemon(true);
                if (!isStarted(thread)) {
                    break;
                }
                threads.add(thread);
            }
            if (threads.isEmpty()) {
                take(tasks, next, step);
            }
            join(threads);
        }
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
    }

    /** Where the system has no more threads for us, those that there are do the work. */
    private static boolean isStarted(Thread thread) {
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    private void take(List<CaseTask> tasks, AtomicInteger next, Step step) {
        try {
            while (!cancelled.getAsBoolean() && failure.get() == null) {
                int index = next.getAndIncrement();
                if (index >= tasks.size()) {
                    return;
                }
                step.take(tasks.get(index));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            if (failure.compareAndSet(null, e)) {
                onFailure.run();
            }
        }
    }

    private static void join(List<Thread> threads) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    threads.forEach(Thread::interrupt);
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
