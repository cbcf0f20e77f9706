package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("crash")
class RandomKillTest {

    private static final int WORKERS = 4;
    private static final long SEED = 5;

    @TempDir
    Path folder;

    /** Half of the continuations are killed as well. */
    @Test
    void killAtAnyMomentAndContinueGivesTheResultOfAnUninterruptedRun() throws Exception {
        CrashFolder whole = CrashFolder.in(Files.createDirectory(folder.resolve("whole")));
        long began = System.nanoTime();
        assertThat(whole.runToEnd().exit()).isEqualTo(CrashFolder.MAX_REACHED);
        long millis = (System.nanoTime() - began) / 1_000_000;
        Map<String, String> expected = Snapshot.of(whole);
        AtomicInteger killed = new AtomicInteger();
        Rounds.ofWork().play(Scale.of(8, 250), folder, (round, own) -> {
            SplittableRandom random = new SplittableRandom(SEED + round);
            CrashFolder workload = CrashFolder.in(own);
            String moments = "";
            int kills = 0;
            do {
                long moment = random.nextLong(millis / 10, millis);
                moments += " " + moment;
                workload.start(workload.next()).killAfter(moment);
                workload.assertNoProcessIsLeft();
                kills++;
            } while (kills < 4 && random.nextBoolean());
            killed.addAndGet(kills);
            Program.Ended ended = workload.runToEnd();
            String which = "seed " + SEED + " + round " + round + ", killed after ms" + moments + ": " + ended.err();
            assertThat(ended.exit()).as(which).isEqualTo(CrashFolder.MAX_REACHED);
            assertThat(Snapshot.differences(expected, workload)).as(which).isEmpty();
            assertThat(workload.repeatedStarts()).as(which).isLessThanOrEqualTo((long) kills * WORKERS);
            workload.assertNoProcessIsLeft();
        });
        System.out.println("F1, seed " + SEED + ": " + killed + " kills, all with the same result");
    }
}
