package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Every call by which the program changes a file is a moment at which it dies, or at which the disk fails. */
@EnabledOnOs(OS.LINUX)
@Tag("crash")
class SystemCallTest {

    private static final int KILLED = 137;
    private static final int STORAGE = 74;
    private static final long SEED = 7;

    @TempDir
    static Path folder;

    private static Map<String, String> expected;
    private static List<Strace.Point> points;

    @BeforeAll
    static void countThePoints() throws IOException {
        assumeTrue(Strace.isHere(), "strace is not installed");
        CrashFolder whole = CrashFolder.in(Files.createDirectory(folder.resolve("whole")));
        Path log = folder.resolve("trace");
        Program.Ended ended = whole.startAfter(Strace.counting(log), "0", "--auto", "--concurrency", "1")
                .await();
        assumeTrue(Files.exists(log) && Files.size(log) > 0, "strace may not watch here: " + ended.err());
        assertThat(ended.exit()).as(ended.err()).isEqualTo(CrashFolder.MAX_REACHED);
        expected = Snapshot.of(whole);
        points = Strace.points(log, "mkdir(\"" + whole.folder() + "/.refine\"");
        assertThat(points).hasSizeGreaterThan(200);
    }

    @Test
    void dyingAtAnyCallLosesNothing() throws Exception {
        AtomicInteger killed = new AtomicInteger();
        List<Strace.Point> chosen = some(6);
        Rounds.ofWork().each(chosen, Files.createDirectory(folder.resolve("kill")), (point, own) -> {
            CrashFolder workload = CrashFolder.in(own);
            Program.Ended first = actedOn(workload, point, "signal=SIGKILL");
            killed.addAndGet(first.exit() == KILLED ? 1 : 0);
            assertSameAfterContinuing(workload, point + " of " + points.size() + ": " + first.err());
        });
        System.out.println("F2, seed " + SEED + ": " + killed + " deaths at " + chosen.size() + " of " + points.size()
                + " points, all with the same result");
        assertThat(killed.get()).isGreaterThan(chosen.size() / 2);
    }

    @Test
    void failingDiskEndsWithOneSentenceAndLosesNothing() throws Exception {
        AtomicInteger failed = new AtomicInteger();
        List<Strace.Point> chosen = some(6);
        Rounds.ofWork().each(chosen, Files.createDirectory(folder.resolve("fail")), (point, own) -> {
            String error = point.call().equals("fsync") || point.number() % 3 == 0 ? "EIO" : "ENOSPC";
            CrashFolder workload = CrashFolder.in(own);
            Program.Ended first = actedOn(workload, point, "error=" + error);
            String which = error + " at " + point + ": " + first.exit() + ", " + first.err();
            assertThat(first.exit()).as(which).isIn(STORAGE, CrashFolder.MAX_REACHED);
            assertThat(first.err()).as(which).doesNotContain("Exception:", "\tat ");
            if (first.exit() == STORAGE) {
                failed.incrementAndGet();
                assertThat(first.err()
                                .lines()
                                .filter(line -> line.contains("].") && !line.startsWith("attempt "))
                                .count())
                        .as(which)
                        .isEqualTo(1);
            }
            assertSameAfterContinuing(workload, which);
        });
        System.out.println("F3, seed " + SEED + ": " + failed + " failures of the disk seen at " + chosen.size()
                + " of " + points.size() + " points, all with the same result");
    }

    private Program.Ended actedOn(CrashFolder workload, Strace.Point point, String action) throws IOException {
        Path log = Files.createTempFile(folder, "trace", ".txt");
        Program.Ended ended = workload.startAfter(
                        Strace.acting(log, point, action), "0", "--auto", "--concurrency", "1")
                .await();
        workload.assertNoProcessIsLeft();
        return ended;
    }

    private void assertSameAfterContinuing(CrashFolder workload, String which) {
        Program.Ended ended = workload.runToEnd("--concurrency", "1");
        assertThat(ended.exit()).as(which + "\n" + ended.err()).isEqualTo(CrashFolder.MAX_REACHED);
        assertThat(Snapshot.differences(expected, workload)).as(which).isEmpty();
        assertThat(workload.repeatedStarts()).as(which).isLessThanOrEqualTo(1);
        workload.assertNoProcessIsLeft();
    }

    private List<Strace.Point> some(int sample) {
        List<Strace.Point> all = new ArrayList<>(points);
        Collections.shuffle(all, new Random(SEED));
        return all.subList(0, Scale.of(sample, all.size()));
    }
}
