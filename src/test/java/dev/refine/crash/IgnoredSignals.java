package dev.refine.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Signals that these tests were begun to ignore, as {@code nohup} and the background of a script do. Whatever they start
 * ignores them too, as it should, so that nothing can be seen of them.
 */
public final class IgnoredSignals {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15, "KILL", 9);

    private IgnoredSignals() {}

    public static boolean contains(String signal) {
        return contains(STATUS, signal);
    }

    /** @param status what Linux tells of a process; one that is gone ignores nothing */
    public static boolean contains(Path status, String signal) {
        long bit = 1L << (NUMBERS.get(signal) - 1);
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line -> Long.parseUnsignedLong(line.split("\\s+")[1], 16))
                    .anyMatch(mask -> (mask & bit) != 0);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
