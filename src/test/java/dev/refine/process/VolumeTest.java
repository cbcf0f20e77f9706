package dev.refine.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command writes costs disk, not memory, and no shape of it holds anybody up. */
class VolumeTest {

    @TempDir
    Path folder;

    @Test
    void hundredMegabytesOfEachStreamFitIntoASmallHeap() throws Exception {
        Process jvm = ChildJvm.start(folder, "-Xmx32m", VolumeMain.class, folder.toString());
        try {
            assertThat(jvm.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(folder.resolve("jvm.log"))).isEmpty();
            assertThat(folder.resolve("result")).hasContent("EXITED 0 true true");
        } finally {
            jvm.destroyForcibly();
        }
    }

    @Test
    void oddOutputIsKeptAsItIs() throws Exception {
        try (GuardedProcesses processes = new GuardedProcesses()) {
            Command command =
                    Commands.shell(folder, "printf 'a\\000b\\377\\355\\240\\200'; exec >&-; exec 2>&-; exit 2");

            Execution execution = processes.run(command);

            assertThat(execution.exitCode()).isEqualTo(2);
            assertThat(execution.stdout()).startsWith("a\0b\ufffd");
            assertThat(Files.readAllBytes(command.captureFolder().resolve("stdout")))
                    .containsExactly('a', 0, 'b', 0xff, 0xed, 0xa0, 0x80);
        }
    }

    @Test
    void writerInTheBackgroundDoesNotOutliveItsCommand() {
        try (GuardedProcesses processes = new GuardedProcesses()) {
            String token = KillTest.token();

            Execution execution = processes.run(
                    Commands.shell(folder, "(while sleep 0.01; do echo more; done; sleep " + token + ") & exit 0"));

            assertThat(execution.exitCode()).isZero();
            assertThat(Commands.processesWith(token)).isEmpty();
        }
    }
}
