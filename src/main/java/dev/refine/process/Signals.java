package dev.refine.process;

import java.util.Set;

/** Signal numbers, the same on Linux and macOS where it matters here. */
final class Signals {

    static final int KILL = 9;

    /** HUP to SIGTERM without the numbers that differ between systems, XCPU, XFSZ, VTALRM, PROF and Linux's SYS. */
    private static final Set<Integer> ENDING =
            Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 31);

    private Signals() {}

    static boolean ends(int signal) {
        return ENDING.contains(signal);
    }
}
