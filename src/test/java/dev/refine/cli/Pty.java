package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.crash.IgnoredSignals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The program in a terminal of 80 columns and 24 lines, made by {@code script} of util-linux. */
final class Pty implements AutoCloseable {

    private static final long LONGEST_SECONDS = 60;

    private final Path device;
    private final Process process;
    private final StringBuilder screen = new StringBuilder();
    private int seen;

    /** @param variables added to the environment of the program */
    Pty(Path folder, Map<String, String> variables, String... args) throws IOException {
        this(folder, variables, "", List.of(args));
    }

    /** @param streams where the program's streams go instead, for the shell */
    Pty(Path folder, Map<String, String> variables, String streams, List<String> args) throws IOException {
        String classes = System.getProperty("java.class.path");
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(classes);
        Assumptions.assumeTrue(
                plain || !variables.getOrDefault("LC_ALL", "").equals("C"),
                "in the C locale Java finds no classes below a folder whose name has other letters");
        device = Files.createTempFile("refine-pty", ".txt");
        StringBuilder command = new StringBuilder("tty > " + quoted(device.toString()));
        command.append("; stty cols 80 rows 24 2>/dev/null; exec ");
        command.append(quoted(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString()))
                .append(" -XX:TieredStopAtLevel=1 -cp ")
                .append(quoted(classes))
                .append(" dev.refine.cli.Main");
        args.forEach(arg -> command.append(' ').append(quoted(arg)));
        command.append(' ').append(streams);
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", command.toString(), "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("SHELL", "/bin/sh");
        builder.environment().putAll(variables);
        process = builder.start();
        Thread reader = new Thread(this::read, "screen");
        reader.setDaemon(true);
        reader.start();
    }

    static boolean isThere() {
        return Files.isExecutable(Path.of("/usr/bin/script")) && Files.exists(Path.of("/dev/ptmx"));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    private void read() {
        byte[] bytes = new byte[4096];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                synchronized (screen) {
                    screen.append(new String(bytes, 0, count, StandardCharsets.UTF_8));
                    screen.notifyAll();
                }
            }
        } catch (IOException closed) {
            // The terminal is gone.
        }
    }

    /** Waits until the screen shows this behind what was awaited last. */
    Pty awaits(String text) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        synchronized (screen) {
            while (screen.indexOf(text, seen) < 0) {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                assertThat(left).as("\"%s\" on the screen:%n%s", text, screen).isPositive();
                screen.wait(Math.min(left, 500));
            }
            seen = screen.indexOf(text, seen) + text.length();
        }
        return this;
    }

    Pty types(String keys) throws IOException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        return this;
    }

    /** Ctrl-C. Where these tests were begun to ignore its signal, the program ignores it, too, as it should. */
    Pty interrupts() throws IOException {
        Assumptions.assumeFalse(IgnoredSignals.contains("INT"), "these tests were begun to ignore Ctrl-C");
        return types("\u0003");
    }

    /** As the user's window does; the program is told by a signal. */
    Pty resizes(int columns, int rows) throws IOException, InterruptedException {
        String name = Files.readString(device).strip();
        Process stty = new ProcessBuilder("stty", "-F", name, "cols", "" + columns, "rows", "" + rows).start();
        assertThat(stty.waitFor()).isZero();
        return this;
    }

    /** To the program alone, not to what it has started. */
    Pty signals(String name) throws IOException, InterruptedException {
        long pid = process.toHandle().children().findFirst().orElseThrow().pid();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
        return this;
    }

    int exit() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                .as(screen())
                .isTrue();
        return process.exitValue();
    }

    String screen() {
        synchronized (screen) {
            return screen.toString().replace("\r", "");
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(device);
    }
}
