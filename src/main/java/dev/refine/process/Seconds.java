package dev.refine.process;

import java.math.BigDecimal;
import java.time.Duration;

/** A limit of time as whoever set it wrote it. */
public final class Seconds {

    private Seconds() {}

    /** For instance {@code 120} or {@code 0.5}. */
    public static String of(Duration limit) {
        return BigDecimal.valueOf(limit.toNanos(), 9).stripTrailingZeros().toPlainString();
    }
}
