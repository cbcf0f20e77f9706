package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("crash")
class RepetitionTest {

    @TempDir
    Path folder;

    @Test
    void sameInputsGiveTheSameJournalWithOneWorkerAndWithFour() throws IOException {
        CrashFolder first = CrashFolder.in(Files.createDirectory(folder.resolve("first")));
        assertThat(first.runToEnd().exit()).isEqualTo(CrashFolder.MAX_REACHED);
        Map<String, String> expected = Snapshot.of(first);
        int repeats = Scale.of(1, 25);
        for (int repeat = 0; repeat < repeats; repeat++) {
            for (String workers : new String[] {"1", "4"}) {
                CrashFolder again = CrashFolder.in(Files.createDirectory(folder.resolve(workers + "-" + repeat)));
                assertThat(again.runToEnd("--concurrency", workers).exit()).isEqualTo(CrashFolder.MAX_REACHED);
                assertThat(Snapshot.differences(expected, again))
                        .as(workers + " workers")
                        .isEmpty();
                assertThat(again.repeatedStarts()).as(workers + " workers").isZero();
            }
        }
        System.out.println("F27: " + 2 * repeats + " repetitions, all the same");
    }

    @Test
    void dryRunAndRefusedManifestTouchNothing() throws IOException {
        CrashFolder workload = CrashFolder.in(Files.createDirectory(folder.resolve("dry")));
        Map<String, String> before = Snapshot.of(workload);
        assertThat(workload.start("--dry-run").await().exit()).isZero();
        assertThat(Snapshot.differences(before, workload)).isEmpty();
        Path manifest = workload.folder().resolve("refine.manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"plateau\"", "\"plateux\""));
        before = Snapshot.of(workload);
        assertThat(workload.start("--auto").await().exit()).isEqualTo(2);
        assertThat(Snapshot.differences(before, workload)).isEmpty();
        assertThat(workload.folder().resolve(".refine")).doesNotExist();
        assertThat(Files.readString(workload.starts())).isEmpty();
    }
}
