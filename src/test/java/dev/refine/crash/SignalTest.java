package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("crash")
class SignalTest {

    private static final Map<String, Integer> EXITS = Map.of("INT", 130, "TERM", 143, "HUP", 129, "KILL", 137);
    private static final int WORKERS = 4;

    @TempDir
    Path folder;

    /** Two seconds are promised; where others work beside, a sample measures only them. */
    private static final long LONGEST_MILLIS = Scale.of(60_000, 4_000);

    @Test
    void signalDuringCasesEndsThemAtOnceAndLosesNothing() throws Exception {
        CrashFolder whole = CrashFolder.in(Files.createDirectory(folder.resolve("whole")));
        whole.runToEnd();
        Map<String, String> expected = Snapshot.of(whole);
        AtomicLong longest = new AtomicLong();
        List<String> signals = EXITS.keySet().stream()
                .filter(signal -> !IgnoredSignals.contains(signal))
                .toList();
        int rounds = Scale.of(1, 25);
        for (int round = 0; round < rounds; round++) {
            Path home = Files.createDirectory(folder.resolve(String.valueOf(round)));
            Rounds.ofWork().each(signals, home, (signal, own) -> {
                CrashFolder workload = CrashFolder.in(own);
                longest.accumulateAndGet(ended(signal, workload), Math::max);
                assertThat(workload.runToEnd().exit()).as(signal).isEqualTo(CrashFolder.MAX_REACHED);
                assertThat(Snapshot.differences(expected, workload)).as(signal).isEmpty();
                assertThat(workload.repeatedStarts()).as(signal).isLessThanOrEqualTo(WORKERS);
            });
        }
        System.out.println("F7: " + signals.size() * rounds + " signals, the slowest end took " + longest + " ms");
        assertThat(longest.get()).isLessThan(LONGEST_MILLIS);
    }

    /** How many milliseconds passed until nothing of it was left. */
    private static long ended(String signal, CrashFolder workload) throws Exception {
        Program program = workload.startAfter(List.of(), "60", "--auto");
        workload.awaitStarts(1);
        long sent = System.nanoTime();
        signal(program, signal);
        Program.Ended ended = program.await();
        workload.assertNoProcessIsLeft();
        final long millis = (System.nanoTime() - sent) / 1_000_000;
        assertThat(ended.exit()).as(signal).isEqualTo(EXITS.get(signal));
        assertThat(ended.err()).as(signal).doesNotContain("Exception", "\tat ");
        assertThat(workload.folder().resolve(".refine/holder.json").toFile().exists())
                .as("the lock after %s", signal)
                .isEqualTo(signal.equals("KILL"));
        return millis;
    }

    private static void signal(Program program, String name) throws IOException, InterruptedException {
        long pid = program.process().pid();
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }
}
