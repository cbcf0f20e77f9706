package dev.refine.process;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

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
 * @param leftOut bytes that are missing from the middle of {@code stdout}; 0 when it is whole
 */
public record Execution(
        ProcessEnd end, int exitCode, Duration duration, String stdout, String stderr, String note, long leftOut) {

    public Execution(ProcessEnd end, int exitCode, Duration duration, String stdout, String stderr, String note) {
        this(end, exitCode, duration, stdout, stderr, note, 0);
    }

    /** What is wrong with its standard output as an answer, in words that go on after "it"; empty when it is whole. */
    public Optional<String> overlong() {
        return leftOut == 0
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "printed %,d bytes, and of an answer no more than %,d are read",
                        leftOut + Command.ANSWER,
                        Command.ANSWER));
    }

    /** Whether it says what a shell says of a program that it does not find or may not start: exit code 127 or 126. */
    public boolean isUnknownToTheShell() {
        return end == ProcessEnd.EXITED && (exitCode == 127 || exitCode == 126);
    }

    /** Whether it ever ran: not if it was cancelled before. */
    public boolean hasBegun() {
        return end != ProcessEnd.CANCELLED || !duration.isZero();
    }

    public boolean succeeded() {
        return end == ProcessEnd.EXITED && exitCode == 0;
    }
}
