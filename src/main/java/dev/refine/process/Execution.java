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

    /** How it ended, in words that go on after whoever ran, for instance "it" or "the proposer". */
    public String ending(Duration timeout) {
        return ending("did not end", timeout);
    }

    /**
     * The same of a command that was to give something.
     *
     * @param late what it did not do within its time, for instance "gave no reply"
     * @param timeout the time that it had
     */
    public String ending(String late, Duration timeout) {
        return switch (end) {
            case EXITED -> "ended with exit code " + exitCode;
            case SIGNALLED -> "was ended by signal " + exitCode;
            case TIMED_OUT -> late + " within " + Seconds.of(timeout) + " s";
            case NOT_STARTABLE -> "could not be started: " + note;
            case OUTPUT_TOO_LARGE -> "wrote too much to stdout or stderr";
            case CANCELLED -> "was cancelled";
        };
    }

    /** Why it could not be started, in a sentence of its own; empty when it was. */
    public Optional<String> obstacle() {
        return end == ProcessEnd.NOT_STARTABLE ? Optional.of(note) : Optional.empty();
    }

    /** All that it said: its standard output, then its standard error, with nothing blank around them. */
    public String said() {
        return (stdout.strip() + "\n" + stderr.strip()).strip();
    }

    /** The last line of its standard error that is not blank, which most often names the cause; else empty. */
    public String lastLine() {
        return stderr.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, last) -> last)
                .map(String::strip)
                .orElse("");
    }

    /** Whether there was a program to run, also for the shell that was to run it. */
    public boolean isStartable() {
        return end != ProcessEnd.NOT_STARTABLE && !isUnknownToTheShell();
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
