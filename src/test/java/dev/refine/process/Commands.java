package dev.refine.process;

import dev.refine.crash.Patience;
import dev.refine.crash.Scale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Commands of the tests, and a look at what is left of them that shares nothing with the code under test. */
final class Commands {

    static final String PATH = System.getenv("PATH");

    private Commands() {}

    static Command shell(Path folder, String text) {
        return argv(folder, List.of("sh", "-c", text), Duration.ofSeconds(30));
    }

    static Command shell(Path folder, String text, Duration timeout) {
        return argv(folder, List.of("sh", "-c", text), timeout);
    }

    static Command argv(Path folder, List<String> argv, Duration timeout) {
        return with(folder, argv, Map.of(), new byte[0], timeout);
    }

    static Command with(Path folder, List<String> argv, Map<String, String> more, byte[] input, Duration timeout) {
        Map<String, String> environment = new TreeMap<>(more);
        environment.putIfAbsent("PATH", PATH);
        try {
            Path capture = Files.createTempDirectory(folder, "capture");
            return new Command(argv, folder, environment, input, capture, timeout);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Runs commands on this machine with graces that nobody has to wait for long, but in a full trial. */
    static GuardedProcesses processes() {
        return processes(Isolation.ofThisMachine());
    }

    static GuardedProcesses processes(Isolation isolation) {
        Duration grace = Duration.ofMillis(Scale.of(300, 2000));
        return new GuardedProcesses(isolation, 100_000_000, new GuardedRun.Graces(grace, grace.dividedBy(4)));
    }

    /** Numbers of the live processes whose command line holds the text. */
    static List<String> processesWith(String text) {
        List<String> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            for (Path process : all.toList()) {
                if (Character.isDigit(process.getFileName().toString().charAt(0))
                        && read(process.resolve("cmdline")).contains(text)) {
                    found.add(process.getFileName().toString());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return found;
    }

    /** The same after a moment: without {@code /proc} nobody waits until a signal has had its effect. */
    static List<String> soonNoneWith(String text) {
        Patience.until(30, () -> processesWith(text).isEmpty());
        return processesWith(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
