package dev.refine.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.refine.crash.IgnoredSignals;
import dev.refine.crash.Patience;
import dev.refine.process.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterruptsTest {

    @TempDir
    Path folder;

    /**
     * The program's own code must not come into it: Java 17 takes one that is not 0 if it comes between the last hook and
     * the end, so that one Ctrl-C in some hundred ended with 1.
     */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void knowTheExitCodeOfTheSignalThatEndsTheProgram(String signal, int code) throws Exception {
        assumeFalse(IgnoredSignals.contains(signal), "these tests were begun to ignore it");
        Process jvm = ChildJvm.start(folder, "-Xmx64m", AwaitsASignal.class);
        Path log = folder.resolve("jvm.log");
        assertThat(Patience.until(60, () -> log.toFile().length() > 0)).isTrue();

        new ProcessBuilder("kill", "-" + signal, String.valueOf(jvm.pid()))
                .start()
                .waitFor();

        assertThat(jvm.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).isEqualTo("ready\n" + code + "\n");
        assertThat(jvm.exitValue()).isEqualTo(code);
    }

    /** Works until it is interrupted, and says then with which code it is going to end. */
    static final class AwaitsASignal {

        private AwaitsASignal() {}

        public static void main(String[] args) {
            Interrupts.during(
                    () -> {
                        System.out.println("ready");
                        while (!Interrupts.isRequested()) {
                            Interrupts.awaitRequest();
                        }
                        System.out.println(Interrupts.exit().orElse(1));
                    },
                    () -> {});
            Interrupts.programIsOver();
            System.exit(Interrupts.exit().orElse(1));
        }
    }
}
