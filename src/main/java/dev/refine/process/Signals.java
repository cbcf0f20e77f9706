package dev.refine.process;

import java.util.OptionalInt;
import java.util.Set;

/** Signal numbers, the same on Linux and macOS where it matters here. */
public final class Signals {

    static final int KILL = 9;

    private static final int SHOWN_FROM = 128;

    /** HUP to SIGTERM without the numbers that differ between systems, XCPU, XFSZ, VTALRM, PROF and Linux's SYS. */
    private static final Set<Integer> ENDING =
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 31);

    private Signals() {}

    /** The signal of which a shell says by this exit code that it ended a program, if it is one. */
    public static OptionalInt behind(int exitCode) {
        int signal = exitCode - SHOWN_FROM;
        return ENDING.contains(signal) ? OptionalInt.of(signal) : OptionalInt.empty();
    }
}
