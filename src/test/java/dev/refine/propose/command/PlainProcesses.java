package dev.refine.propose.command;

import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import dev.refine.process.Processes;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real process without any of the care of the real adapter; enough for scripts of tests. */
final class PlainProcesses implements Processes {

    @Override
    public Execution run(Command command) {
        Path stdout = command.captureFolder().resolve("stdout");
        Path stderr = command.captureFolder().resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command.argv())
                .directory(command.folder().toFile())
                .redirectOutput(stdout.toFile())
                .redirectError(stderr.toFile());
        builder.environment().clear();
        builder.environment().putAll(command.environment());
        try {
            Process process = builder.start();
            try (OutputStream input = process.getOutputStream()) {
                input.write(command.input());
            }
            boolean ended = process.waitFor(command.timeout().toMillis(), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
            return new Execution(
                    ended ? ProcessEnd.EXITED : ProcessEnd.TIMED_OUT,
                    ended ? process.exitValue() : -1,
                    Duration.ZERO,
                    Files.readString(stdout),
                    Files.readString(stderr),
                    "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void cancel() {}

    @Override
    public void close() {}
}
