package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Workers live as long as the program, and no moment longer. */
@EnabledOnOs(OS.LINUX)
@Tag("crash")
class WorkerDeathTest {

    private static final String WORKER = """
            value() { printf '%s' "$line" | sed 's/.*"'$1'":"\\([^"]*\\)".*/\\1/'; }
            sleep 600 &
            while IFS= read -r line; do
              REFINE_ITERATION=1 REFINE_CASE_ID=$(value id) sh run.sh "$(value case)" "$(value output)"
              printf '{"id":"%s","status":"ok"}\\n' "$(value id)" >&3
            done
            """;

    @TempDir
    Path folder;

    @Test
    void nothingIsLeftOfThemWhenTheProgramIsKilledAndNoCaseIsLost() throws IOException {
        CrashFolder workload = CrashFolder.in(folder);
        Path manifest = workload.folder().resolve("refine.manifest.json");
        Files.writeString(
                manifest,
                Files.readString(manifest).replace("\"plateau\"", "\"worker\": \"sh worker.sh\", \"plateau\""));
        Files.writeString(workload.folder().resolve("worker.sh"), WORKER);
        Program program = workload.startAfter(List.of(), "600", "--auto");
        workload.awaitStarts(1);
        assertThat(workload.processes()).hasSizeGreaterThan(3);

        Program.Ended ended = program.killAfter(0);

        assertThat(ended.exit()).isEqualTo(137);
        workload.assertNoProcessIsLeft();
        assertThat(workload.runToEnd().exit()).isEqualTo(CrashFolder.MAX_REACHED);
        workload.assertNoProcessIsLeft();
    }
}
