package dev.refine.process;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which numbers Linux has given to processes and threads since one of them began. It counts upwards and tells the last one,
 * so that after a short command only a few have to be looked at, and not all that live on the machine.
 */
final class FreshNumbers {

    private static final int MOST = 64;

    private final Path proc;
    private final File loads;

    FreshNumbers(Path proc) {
        this.proc = proc;
        this.loads = proc.resolve("loadavg").toFile();
    }

    /** Those that live; empty when they cannot be told: the count began anew, went far, or is not that of this machine. */
    Optional<Set<String>> since(long first) {
        long last = last();
        if (first <= 0 || last < first || last - first >= MOST) {
            return Optional.empty();
        }
        Set<String> live = new LinkedHashSet<>();
        for (long number = first; number <= last; number++) {
            String name = String.valueOf(number);
            if (proc.resolve(name).toFile().exists()) {
                live.add(name);
            }
        }
        return Optional.of(live);
    }

    /** The end of a line like {@code 0.20 0.18 0.12 1/80 11206}. */
    private long last() {
        try (FileInputStream in = new FileInputStream(loads)) {
            byte[] bytes = new byte[128];
            String line = new String(bytes, 0, Math.max(0, in.read(bytes)), StandardCharsets.US_ASCII).strip();
            return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
        } catch (IOException | NumberFormatException e) {
            return -1;
        }
    }
}
