package dev.refine.cli.terminal;

import dev.refine.loop.StopSignal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What happens at Ctrl-C or TERM: the workload's processes are ended, the loop leaves with its journal whole, the
 * program tidies up behind itself, and only then does the machine give the exit code of the signal.
 */
public final class Interrupts {

    private static final long LONGEST_WAIT_SECONDS = 10;
    private static final int INTERRUPTED = 130;
    private static final Map<String, Integer> SIGNALS =
            Map.of("SIGINT handler", INTERRUPTED, "SIGTERM handler", 143, "SIGHUP handler", 129);

    /** One for the process, like the signal itself: the debrief and the lock come after the work, and outside of it. */
    private static final CountDownLatch PROGRAM_OVER = new CountDownLatch(1);

    private static final long LONGEST_DELIVERY_SECONDS = 1;

    private static final CountDownLatch REQUESTED = new CountDownLatch(1);

    private Interrupts() {}

    /** Whether the program is to end, and only its last words are still to be said. */
    public static boolean isRequested() {
        return REQUESTED.getCount() == 0;
    }

    /** For whoever has seen another program end by a Ctrl-C of which this one is told a little later. */
    public static void awaitRequest() {
        await(REQUESTED, LONGEST_DELIVERY_SECONDS);
    }

    /**
     * The exit code that the machine gives whatever the program returns; empty unless it is to end. The machine tells its
     * signal only in the name of the thread that it began for it.
     */
    public static Optional<Integer> exit() {
        return isRequested()
                ? Optional.of(Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(SIGNALS::containsKey)
                        .map(SIGNALS::get)
                        .findFirst()
                        .orElse(INTERRUPTED))
                : Optional.empty();
    }

    /**
     * Does the work; an interrupt calls {@code end}, on a thread of its own, and then waits for the program's end. When
     * there was one already, {@code end} is called before the work, which then has nothing more to do than to say so.
     */
    public static void during(Runnable work, Runnable end) {
        Thread hook = new Thread(
                () -> {
                    REQUESTED.countDown();
                    end.run();
                    await(PROGRAM_OVER, LONGEST_WAIT_SECONDS);
                },
                "interrupt");
        if (!add(hook)) {
            REQUESTED.countDown();
            end.run();
        }
        try {
            work.run();
        } finally {
            remove(hook);
        }
    }

    /**
     * A command from its first step to its last word: an interrupt between two works that it ends does not cut off what
     * is still to be said. Whatever takes long in between must heed {@link #isRequested} or be one of these works.
     */
    public static int throughout(Console console, IntSupplier command) {
        AtomicInteger exit = new AtomicInteger();
        during(
                () -> {
                    exit.set(command.getAsInt());
                    console.out().flush();
                },
                () -> {});
        return exit.get();
    }

    /** What was found by looking only, which may take long; empty at once at an interrupt, which leaves it behind. */
    public static <T> Optional<T> unlessRequested(Supplier<T> looking) {
        StopSignal stop = new StopSignal();
        AtomicReference<T> found = new AtomicReference<>();
        during(
                () -> {
                    try {
                        found.set(stop.unlessRequested(looking));
                    } catch (CancellationException e) {
                        if (!isRequested()) {
                            throw e;
                        }
                    }
                },
                stop::request);
        return Optional.ofNullable(found.get());
    }

    /** Says that nothing is left to do but to give the exit code. */
    public static void programIsOver() {
        PROGRAM_OVER.countDown();
    }

    private static void await(CountDownLatch latch, long seconds) {
        try {
            latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** False while the program is ending. */
    private static boolean add(Thread hook) {
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return true;
        } catch (IllegalStateException shuttingDown) {
            return false;
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what is running; it waits for the program now.
        }
    }
}
