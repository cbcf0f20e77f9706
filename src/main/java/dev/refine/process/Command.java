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
 */
public record Command(
        List<String> argv,
        Path folder,
        Map<String, String> environment,
        byte[] input,
        Path captureFolder,
        Duration timeout) {

    /** What keeps it from being started, in words; empty when nothing is known to. */
    public Optional<String> obstacle() {
        return ProgramSearch.obstacle(this);
    }
}
