package dev.refine.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own; what it prints goes into files. */
record Program(Process process, Path out, Path err) {

    private static final long LONGEST_SECONDS = 120;

    /** How it ended. A signal shows as 128 + its number. */
    record Ended(int exit, String out, String err) {}

    /** @param before a command line that starts Java, such as strace with its options */
    static Program start(Path folder, Map<String, String> variables, List<String> before, String... arguments) {
        List<String> argv = new ArrayList<>(before);
        argv.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.refine.cli.Main"));
        argv.addAll(List.of(arguments));
        try {
            Path out = Files.createTempFile(folder.getParent(), "out", ".txt");
            Path err = Files.createTempFile(folder.getParent(), "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(argv)
                    .directory(folder.toFile())
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(variables);
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended await() {
        try {
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + LONGEST_SECONDS + " s; it said: " + said(err));
            }
            return new Ended(process.exitValue(), said(out), said(err));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
    }

    /** Kills it after that long, if it is not over by then. */
    Ended killAfter(long millis) {
        try {
            process.waitFor(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        process.destroyForcibly();
        return await();
    }

    static String said(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
