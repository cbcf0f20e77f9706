package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A copy of the small workload: five cases and one held out, four iterations that gain, regress, gain and change
 * nothing, and one proposal that is refused. Every start of a case is a line in a file outside.
 */
record CrashFolder(Path folder, Path starts) {

    static final int MAX_REACHED = 1;

    static CrashFolder in(Path root) {
        Path folder = root.resolve("w");
        Path source = Path.of("src/test/resources/crash");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
            return new CrashFolder(folder, Files.createFile(root.resolve("starts")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Program start(String... arguments) {
        return startAfter(List.of(), "0", arguments);
    }

    /** @param pause seconds that every case takes */
    Program startAfter(List<String> before, String pause, String... arguments) {
        Map<String, String> variables =
                Map.of("COUNTER", starts.toString(), "PAUSE", pause.equals("0") ? "" : pause, "LC_ALL", "C.UTF-8");
        return Program.start(folder, variables, before, arguments);
    }

    /** A new session, or the next part of the one that was cut short. */
    String[] next(String... more) {
        boolean begun = Snapshot.session(folder).isPresent();
        return Stream.concat(
                        Stream.of(begun ? "--continue" : "--auto", "--auto").distinct(), Stream.of(more))
                .toArray(String[]::new);
    }

    Program.Ended runToEnd(String... more) {
        return start(next(more)).await();
    }

    /** Waits until so many cases have begun. */
    void awaitStarts(int count) {
        if (!Patience.until(120, () -> Program.said(starts).lines().count() >= count)) {
            throw new AssertionError("no case begins in " + folder);
        }
    }

    /** Runs of a case in an iteration beyond the first. */
    long repeatedStarts() {
        try (Stream<String> lines = Files.lines(starts)) {
            List<String> all = lines.toList();
            return all.size() - all.stream().distinct().count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits, since the end of what a killed program left behind is the business of another process. */
    void assertNoProcessIsLeft() {
        Patience.until(Scale.of(30, 5), () -> processes().isEmpty());
        assertThat(processes()).as("processes of %s", folder).isEmpty();
    }

    /** Processes that carry this folder's counter in their environment. */
    List<String> processes() {
        String mark = "COUNTER=" + starts;
        return ProcessHandle.allProcesses()
                .filter(process -> environment(process.pid()).contains(mark))
                .map(process ->
                        process.pid() + " " + process.info().commandLine().orElse("?"))
                .toList();
    }

    private static String environment(long pid) {
        try {
            return Files.readString(
                    Path.of("/proc", Long.toString(pid), "environ"), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
