package dev.refine.process;

import java.time.Duration;

/**
 * How a command ended, after the last process of its tree was gone.
 *
 * @param end the way it ended
 * @param exitCode its exit code when {@link ProcessEnd#EXITED}, the signal number when {@link ProcessEnd#SIGNALLED},
 *     else -1
 * @param duration wall time by a monotonic clock
 * @param stdout the beginning and end of standard output, decoded as UTF-8 with replacement, the cut marked
 * @param stderr the same for standard error
 * @param note one line when the end needs explaining (why it could not start, processes that had to be killed), else
 *     empty
 */
public record Execution(ProcessEnd end, int exitCode, Duration duration, String stdout, String stderr, String note) {

    public boolean succeeded() {
        return end == ProcessEnd.EXITED && exitCode == 0;
    }
}
