package dev.refine.crash;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other processes do, and leaves them the processor meanwhile. */
public final class Patience {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long LONGEST_SECONDS = 120;

    private Patience() {}

    /** False when it did not come true in time: whoever asks says what that means. */
    public static boolean until(long seconds, BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(STEP);
        }
        return true;
    }

    /** Returns when there is such a file. */
    public static void untilThereIs(Path file) {
        if (!until(LONGEST_SECONDS, () -> Files.exists(file))) {
            throw new AssertionError("there is still no " + file);
        }
    }
}
