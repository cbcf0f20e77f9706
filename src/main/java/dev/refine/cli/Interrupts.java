package dev.refine.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * What happens at Ctrl-C or TERM: the workload's processes are ended, the loop leaves with its journal whole, and only
 * then does the machine give the exit code of the signal.
 */
final class Interrupts {

    private static final long LONGEST_WAIT_SECONDS = 10;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;

    /** @param end tells the work to end; called on a thread of its own */
    private Interrupts(Runnable end) {
        hook = new Thread(
                () -> {
                    end.run();
                    await();
                },
                "interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does the work; an interrupt calls {@code end} and then waits until the work is over. */
    static void during(Runnable work, Runnable end) {
        Interrupts interrupts = new Interrupts(end);
        try {
            work.run();
        } finally {
            interrupts.workIsOver();
        }
    }

    private void await() {
        try {
            over.await(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workIsOver() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException shuttingDown) {
            // The hook is what is running; it goes on now.
        }
    }
}
