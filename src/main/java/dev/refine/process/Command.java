package dev.refine.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One command to run.
 *
 * @param argv program and arguments; nothing is ever parsed as shell text here
 * @param folder working folder
 * @param environment the whole environment of the child
 * @param input bytes for its standard input, which is then closed; empty = closed at once
 * @param captureFolder existing folder that receives the files {@code stdout} and {@code stderr}
 * @param timeout from start to forced end, grace excluded
 * @param shown bytes of standard output that come into memory whole; of more, the beginning and the end do
 */
public record Command(
        List<String> argv,
        Path folder,
        Environment environment,
        byte[] input,
        Path captureFolder,
        Duration timeout,
        int shown) {

    /** What is enough to tell a person what a command said. */
    static final int EXCERPT = 128 * 1024;

    /** What is enough for an answer: two million characters of any language. */
    static final int ANSWER = 8_000_000;

    public Command(
            List<String> argv,
            Path folder,
            Map<String, String> environment,
            byte[] input,
            Path captureFolder,
            Duration timeout) {
        this(argv, folder, Environment.of(environment), input, captureFolder, timeout, EXCERPT);
    }

    /** The same, for a command whose standard output is an answer that is read, not only shown. */
    public Command answering() {
        return new Command(argv, folder, environment, input, captureFolder, timeout, ANSWER);
    }

    /** The same with other bytes on its standard input. */
    public Command with(byte[] other) {
        return new Command(argv, folder, environment, other, captureFolder, timeout, shown);
    }

    /** What keeps it from being started, in words; empty when nothing is known to. */
    public Optional<String> obstacle() {
        return ProgramSearch.obstacle(this);
    }
}
