package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.refine.crash.IgnoredSignals;
import dev.refine.crash.Patience;
import dev.refine.crash.Rounds;
import dev.refine.crash.Scale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever kills this program, its commands do not outlive it. */
class JvmDeathTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT", "HUP"})
    void everyShapeIsGoneWithinTwoSeconds(String signal) throws Exception {
        assumeTrue(Isolation.ofThisMachine().strong(), "needs setsid and /proc");
        assumeFalse(IgnoredSignals.contains(signal), "these tests were begun to ignore it");
        Rounds.ofWork().play(Scale.of(2, 25), folder, (round, own) -> endedBy(signal, own));
    }

    /** Its place is taken while the commands still run, not only when the next one starts. */
    @Test
    void nothingOutlivesAWatcherThatWasKilledBefore() throws Exception {
        assumeTrue(Isolation.ofThisMachine().strong(), "needs setsid and /proc");
        String token = KillTest.token();
        Process jvm = ChildJvm.start(folder, "-Xmx64m", ShapesMain.class, folder.toString(), token);
        try {
            assertThat(Patience.until(120, () -> allBegun(folder, token))).isTrue();
            ProcessHandle watcher = watchersOf(jvm).findAny().orElseThrow();
            watcher.destroyForcibly();
            assertThat(Patience.until(60, () -> watchersOf(jvm).anyMatch(other -> other.pid() != watcher.pid())))
                    .isTrue();
            jvm.destroyForcibly();

            Patience.until(30, () -> Commands.processesWith(token).isEmpty());
            assertThat(Commands.processesWith(token)).isEmpty();
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Of all that a JVM launches, only a watcher ignores TERM: from when on it has read what it is to do. */
    private static Stream<ProcessHandle> watchersOf(Process jvm) {
        return jvm.children()
                .filter(child ->
                        IgnoredSignals.contains(Path.of("/proc", String.valueOf(child.pid()), "status"), "TERM"));
    }

    private static void endedBy(String signal, Path folder) throws Exception {
        String token = KillTest.token();
        Process jvm = ChildJvm.start(folder, "-Xmx64m", ShapesMain.class, folder.toString(), token);
        try {
            assertThat(Patience.until(120, () -> allBegun(folder, token))).isTrue();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(jvm.pid()))
                    .start()
                    .waitFor();
            assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();

            // The token also stands in the arguments of the dead JVM, so it is looked for afterwards only.
            Patience.until(Scale.of(30, 2), () -> Commands.processesWith(token).isEmpty());
            assertThat(Commands.processesWith(token)).isEmpty();
        } finally {
            jvm.destroyForcibly();
        }
    }

    private static boolean allBegun(Path folder, String token) {
        for (Shape shape : Shape.values()) {
            Path home = folder.resolve(shape.name());
            boolean spoken = shape.isLarge() || Files.exists(home.resolve("spoken/begun"));
            if (!spoken || !Files.exists(home.resolve("begun"))) {
                return false;
            }
        }
        return Commands.processesWith(token).size() > Shape.values().length;
    }
}
