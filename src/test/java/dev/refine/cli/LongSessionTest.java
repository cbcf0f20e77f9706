package dev.refine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long session is taken up as quickly as a short one. Counted in CPU time, which a busy machine changes least. */
class LongSessionTest {

    private static final int EVENTS = 100_000;
    /** One is usual, two were seen on a machine with much else to do; whatever grows with the square takes minutes. */
    private static final double LONGEST_SECONDS = 10;

    @TempDir
    Path folder;

    @Test
    void aHundredThousandEventsAreReadInTwoSeconds() throws IOException {
        Workshop workshop = LongSession.make(folder, EVENTS);

        assertFast("log --verify", () -> workshop.refine("log", "--verify"), 0);
        assertFast("status", () -> workshop.refine("status"), 0);
        // The first time, the whole log is rendered anew; that is not what is measured.
        workshop.refine("--continue");
        assertFast("--continue", () -> workshop.refine("--continue"), 1);
    }

    private static void assertFast(String what, Supplier<Outcome> command, int exit) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        Outcome outcome = command.get();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        System.out.printf("%s of %d events: %.2f s of CPU%n", what, EVENTS, seconds);
        assertThat(outcome.exit()).as(outcome.err()).isEqualTo(exit);
        assertThat(seconds).as(what).isLessThan(LONGEST_SECONDS);
    }
}
