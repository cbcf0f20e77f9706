package dev.refine.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
@Tag("crash")
class RaceTest {

    private static final int BUSY = 75;

    @TempDir
    Path folder;

    @Test
    void ofTwoSessionsExactlyOneRunsAndTheOtherNamesIt() throws Exception {
        int races = Scale.of(3, 50);
        Rounds.ofWork().play(races, folder, (race, own) -> {
            CrashFolder workload = CrashFolder.in(own);
            List<Program> rivals = Stream.of(1, 2)
                    .map(i -> workload.startAfter(List.of(), "60", "--auto"))
                    .toList();
            Program loser = firstToEnd(rivals);
            Program winner = rivals.get(loser == rivals.get(0) ? 1 : 0);
            Program.Ended ended = loser.await();
            String which = "race " + race + ": " + ended.err();
            assertThat(ended.exit()).as(which).isEqualTo(BUSY);
            assertThat(ended.err())
                    .as(which)
                    .matches("\\Q" + workload.folder() + "\\E: another session is running here \\[session-busy\\]\\. "
                            + "It is process " + winner.process().pid() + ", started [0-9TZ:-]+, refine crash\\. "
                            + "Wait for it or stop it\\. Nothing was changed\\.\n");
            workload.awaitStarts(1);
            assertThat(winner.process().isAlive()).as(which).isTrue();
            winner.killAfter(0);
            assertThat(workload.runToEnd().exit())
                    .as("the lock is free after a kill")
                    .isEqualTo(1);
            workload.assertNoProcessIsLeft();
        });
        System.out.println("F8: " + races + " races, one winner each");
    }

    private static Program firstToEnd(List<Program> rivals) {
        Patience.until(
                120, () -> rivals.stream().anyMatch(rival -> !rival.process().isAlive()));
        return rivals.stream()
                .filter(rival -> !rival.process().isAlive())
                .findFirst()
                .orElseThrow(() -> new AssertionError("both are running"));
    }
}
