package dev.refine.loop.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFaultTest {

    private static final Manifest MANIFEST =
            ManifestFixture.shell(Path.of("/w"), "").manifest();

    private static final String ALONE = " Run it alone: refine validate --manifest refine.manifest.json.";

    @Test
    void saysHowTheRunEndedAndQuotesTheEndOfItsStderr() {
        CaseRun run = run(CaseOutcome.EXIT_CODE, 3, "reading\nno key\n", "");

        assertThat(RunFault.note(run, MANIFEST)).isEqualTo("runCommand ended with exit code 3: no key");
        assertThat(RunFault.sentence(run, MANIFEST))
                .isEqualTo("case inv-1: runCommand ended with exit code 3 after 1.2 s [run-exit]."
                        + " The last lines of its stderr follow." + ALONE + "\nreading\nno key");
    }

    @Test
    void aCommandThatNeverStartedTookNoTime() {
        CaseRun run = run(CaseOutcome.NOT_STARTABLE, -1, "", "no such program: pyton");

        assertThat(RunFault.note(run, MANIFEST)).isEqualTo("runCommand could not be started (no such program: pyton)");
        assertThat(RunFault.sentence(run, MANIFEST))
                .isEqualTo("case inv-1: runCommand could not be started (no such program: pyton) [run-start]." + ALONE);
    }

    @Test
    void everyOtherEndHasItsSentence() {
        assertThat(List.of(
                        CaseOutcome.NO_OUTPUT,
                        CaseOutcome.UNREADABLE_OUTPUT,
                        CaseOutcome.TEMPORARY,
                        CaseOutcome.TIMEOUT,
                        CaseOutcome.SIGNAL))
                .extracting(outcome -> RunFault.sentence(run(outcome, -1, "", ""), MANIFEST))
                .containsExactly(
                        "case inv-1: runCommand left no output after 1.2 s [run-no-output]." + ALONE,
                        "case inv-1: runCommand left an output that cannot be read after 1.2 s [run-output]." + ALONE,
                        "case inv-1: runCommand asked to be tried again (exit 75) after 1.2 s [run-temporary]." + ALONE,
                        "case inv-1: runCommand ran out of time after 1.2 s [run-timeout]." + ALONE,
                        "case inv-1: runCommand was ended by a signal after 1.2 s [run-signal]." + ALONE);
    }

    @Test
    void aNoteIsOneLineOfModestLength() {
        assertThat(RunFault.note(run(CaseOutcome.EXIT_CODE, 1, "a\n" + "x".repeat(1000), ""), MANIFEST))
                .isEqualTo("runCommand ended with exit code 1: " + "x".repeat(300) + "…");
    }

    @Test
    void workerIsNamedAsSuch() {
        Manifest manifest = ManifestFixture.shell(Path.of("/w"), "")
                .worker(new CommandLine.Shell("w"))
                .manifest();

        assertThat(RunFault.note(run(CaseOutcome.EXIT_CODE, 1, "", ""), manifest))
                .isEqualTo("worker failed with code 1");
        assertThat(RunFault.note(run(CaseOutcome.NO_OUTPUT, 0, "", ""), manifest))
                .isEqualTo("worker left no output");
    }

    private static CaseRun run(CaseOutcome outcome, int exit, String stderr, String note) {
        Case input = new Case("inv-1", "cases/inv-1.txt", Path.of("/w/cases/inv-1.txt"), Optional.empty());
        CaseTask task = new CaseTask(input, 0, 1, Path.of("/w/runs"));
        return new CaseRun(
                task,
                outcome,
                exit,
                Optional.empty(),
                Duration.ofMillis(1234),
                stderr,
                List.of(),
                Optional.empty(),
                note);
    }
}
