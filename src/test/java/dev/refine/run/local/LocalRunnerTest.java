package dev.refine.run.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.crash.Patience;
import dev.refine.process.GuardedProcesses;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.run.RunFolder;
import dev.refine.run.SteppedPace;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalRunnerTest {

    @TempDir
    Path root;

    private Path folder;
    private final GuardedProcesses processes = new GuardedProcesses();
    private final SteppedPace pace = new SteppedPace();

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createDirectories(root.resolve("work load"));
        Files.createDirectories(folder.resolve("cases"));
    }

    @AfterEach
    void close() {
        processes.close();
    }

    private CaseTask task(String id) throws IOException {
        return task(id, 1);
    }

    private CaseTask task(String id, int trial) throws IOException {
        Path file = folder.resolve("cases/" + id + ".txt");
        Files.writeString(file, "text of " + id);
        Case input = new Case(id, "cases/" + id + ".txt", file, Optional.empty());
        return new CaseTask(
                input,
                1,
                trial,
                root.resolve("session/runs/1").resolve(RunFolder.name(id)).resolve("" + trial));
    }

    private List<CaseRun> run(ManifestFixture manifest, CaseTask... tasks) {
        List<CaseRun> runs = new ArrayList<>();
        try (LocalRunner runner =
                new LocalRunner(manifest.manifest(), processes, root.resolve("session"), System.getenv(), pace)) {
            runner.run(List.of(tasks), runs::add);
        }
        return runs;
    }

    private CaseRun runOne(ManifestFixture manifest) throws IOException {
        List<CaseRun> runs = run(manifest, task("a"));
        assertThat(runs).hasSize(1);
        return runs.get(0);
    }

    @Nested
    class WhenCommandIsToldWhereToWrite {

        @Test
        void outputIsTakenFromAttemptAndPublished() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(folder, "cat {case} > {output}; echo hint >&2"));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.exitCode()).isZero();
            assertThat(run.output()).hasValue(root.resolve("session/runs/1/a/1/output.json"));
            assertThat(run.output().orElseThrow()).hasContent("text of a");
            assertThat(folder.resolve("out/a.json")).hasContent("text of a");
            assertThat(run.stderrTail()).isEqualTo("hint\n");
            assertThat(run.attempts()).hasSize(1);
            assertThat(run.usage()).isEmpty();
            assertThat(run.note()).isEmpty();
            try (Stream<Path> files = Files.list(folder.resolve("out"))) {
                assertThat(files.toList()).hasSize(1);
            }
        }

        @Test
        void olderPublishedOutputIsNeitherJudgedNorTouched() throws IOException {
            Files.createDirectories(folder.resolve("out"));
            Files.writeString(folder.resolve("out/a.json"), "stale");

            CaseRun run = runOne(ManifestFixture.shell(folder, ": {output}"));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.NO_OUTPUT);
            assertThat(run.output()).isEmpty();
            assertThat(folder.resolve("out/a.json")).hasContent("stale");
        }

        @Test
        void everyPlaceholderIsAVariableToo() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(folder, "env | grep ^REFINE_ | sort > {output}"));

            Path attempt = root.resolve("session/runs/1/a/1");
            assertThat(Files.readAllLines(run.output().orElseThrow()))
                    .filteredOn(line -> !line.startsWith("REFINE_RUN_ID="))
                    .containsExactly(
                            "REFINE_CASE=" + folder.resolve("cases/a.txt"),
                            "REFINE_CASE_ID=a",
                            "REFINE_IMAGE=" + folder.resolve("cases/a.txt"),
                            "REFINE_ITERATION=1",
                            "REFINE_OUTPUT=" + attempt.resolve("output.json"),
                            "REFINE_OVERLAY=" + attempt.resolve("overlay"),
                            "REFINE_SESSION=" + root.resolve("session"),
                            "REFINE_TRIAL=1",
                            "REFINE_USAGE=" + attempt.resolve("usage.json"));
        }

        @Test
        void usageIsReadWhenTheCommandGivesIt() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(
                            folder, "echo 1 >{output}; echo '{\"inputTokens\": 12, \"costUsd\": 0.5}' >{usage}")
                    .usagePath("usage.json"));

            assertThat(run.usage()).hasValue(new CaseRun.Usage(Optional.of(12L), Optional.empty(), Optional.of(0.5)));
        }
    }

    @Nested
    class WhenCommandWritesOutputPathItself {

        @Test
        void staleOutputIsMovedAwayFirst() throws IOException {
            Files.writeString(folder.resolve("result.json"), "stale");

            CaseRun run = runOne(ManifestFixture.shell(folder, "exit 0").outputPath("result.json"));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.NO_OUTPUT);
            assertThat(folder.resolve("result.json")).doesNotExist();
            assertThat(run.task().folder().resolve("previous")).hasContent("stale");
        }

        @Test
        void sharedPlaceIsUsedByOneRunAtATime() throws IOException {
            ManifestFixture manifest = ManifestFixture.shell(
                            folder, "cat \"$REFINE_CASE\" > result.json; sleep 0.05; test -e result.json")
                    .outputPath("result.json")
                    .limits(ManifestFixture.limits(4, 30, 0));

            List<CaseRun> runs = run(manifest, task("a"), task("b"), task("c"), task("d"));

            assertThat(runs).hasSize(4);
            for (CaseRun run : runs) {
                assertThat(run.output().orElseThrow())
                        .hasContent("text of " + run.task().input().id());
            }
        }
    }

    @Nested
    class Ends {

        @Test
        void nonZeroExitIsAFailedCaseAndNotRetried() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(folder, "echo x > {output}; echo why >&2; exit 3")
                    .limits(ManifestFixture.limits(1, 30, 2)));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.EXIT_CODE);
            assertThat(run.exitCode()).isEqualTo(3);
            assertThat(run.output()).isEmpty();
            assertThat(run.stderrTail()).isEqualTo("why\n");
            assertThat(run.attempts()).hasSize(1);
            assertThat(folder.resolve("out/a.json")).doesNotExist();
        }

        @Test
        void folderAsOutputCannotBeRead() throws IOException {
            assertThat(runOne(ManifestFixture.shell(folder, "mkdir {output}")).outcome())
                    .isEqualTo(CaseOutcome.UNREADABLE_OUTPUT);
        }

        @Test
        void timeoutIsAnErrorWithANote() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(folder, "sleep 20").limits(ManifestFixture.limits(1, 1, 0)));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.TIMEOUT);
            assertThat(run.exitCode()).isEqualTo(-1);
            assertThat(run.note()).isEqualTo("ended after 1 s (timeoutSeconds)");
        }

        @Test
        void missingProgramIsNotRetried() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(folder, "")
                    .command(new CommandLine.Argv(List.of("./extract.sh", "{case}", "{output}")))
                    .limits(ManifestFixture.limits(1, 30, 2)));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.NOT_STARTABLE);
            assertThat(run.note()).isEqualTo("there is no program ./extract.sh");
            assertThat(run.attempts()).hasSize(1);
        }
    }

    @Nested
    class Retries {

        @Test
        void errorsAreRetriedInFoldersOfTheirOwn() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(
                            folder, "echo run >> count; test $(wc -l < count) -ge 3 || kill -9 $$; cp count {output}")
                    .limits(ManifestFixture.limits(1, 30, 2)));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.attempts().stream().map(CaseRun.Attempt::outcome))
                    .containsExactly(CaseOutcome.SIGNAL, CaseOutcome.SIGNAL, CaseOutcome.OUTPUT);
            assertThat(run.attempts().get(0).exitCode()).isEqualTo(9);
            assertThat(run.output()).hasValue(run.task().folder().resolve("retry-2/output.json"));
            assertThat(run.task().folder().resolve("stderr")).exists();
            assertThat(run.task().folder().resolve("retry-1/stderr")).exists();
            assertThat(pace.slept()).isEqualTo(200_000_000L + 400_000_000L);
        }

        @Test
        void exit75PausesTheNextStart() throws IOException {
            CaseRun run = runOne(ManifestFixture.shell(
                            folder, "echo x >> seen; test $(wc -l <seen) -gt 2 || exit 75; cp seen {output}")
                    .limits(ManifestFixture.limits(1, 30, 2)));

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.attempts().stream().map(CaseRun.Attempt::outcome))
                    .containsExactly(CaseOutcome.TEMPORARY, CaseOutcome.TEMPORARY, CaseOutcome.OUTPUT);
            assertThat(pace.slept()).isEqualTo(500_000_000L + 1_000_000_000L);
        }

        @Test
        void startsKeepTheirDistance() throws IOException {
            Manifest.RunLimits slow = new Manifest.RunLimits(
                    1, OptionalDouble.of(60), ManifestFixture.limits(1, 30, 0).timeout(), 0, 0.1);

            run(ManifestFixture.shell(folder, "cp {case} {output}").limits(slow), task("a"), task("b"), task("c"));

            assertThat(pace.slept()).isEqualTo(2_000_000_000L);
        }
    }

    @Test
    void cancelEndsWhatRunsAndReportsNoResult() throws Exception {
        List<CaseRun> runs = new ArrayList<>();
        LocalRunner runner = new LocalRunner(
                ManifestFixture.shell(folder, "touch begun; sleep 30; cp {case} {output}")
                        .manifest(),
                processes,
                root.resolve("session"),
                System.getenv());
        CaseTask first = task("a");
        CaseTask second = task("b");
        Thread running = new Thread(() -> runner.run(List.of(first, second), runs::add));
        running.start();
        Patience.untilThereIs(folder.resolve("begun"));

        runner.cancel();
        running.join(25_000);

        assertThat(running.isAlive()).isFalse();
        assertThat(runs).isEmpty();
        assertThat(folder.resolve("out/a.json")).doesNotExist();
    }

    @Test
    void placeholdersOfAnOuterRunDoNotReachTheWorkload() throws IOException {
        Map<String, String> given = Map.of("PATH", System.getenv("PATH"), "SHOWN", "s", "REFINE_EXPECTED", "answer");
        List<CaseRun> runs = new ArrayList<>();
        try (LocalRunner runner = new LocalRunner(
                ManifestFixture.shell(folder, "env > {output}").manifest(),
                processes,
                root.resolve("session"),
                given)) {
            runner.run(List.of(task("a")), runs::add);
        }

        assertThat(Files.readString(runs.get(0).output().orElseThrow()))
                .contains("SHOWN=s")
                .doesNotContain("REFINE_EXPECTED");
    }

    @Test
    void whatTheConsumerThrowsStopsTheRestAndReachesTheCaller() throws IOException {
        CaseTask[] tasks = {task("a"), task("b"), task("c"), task("d")};
        try (LocalRunner runner = new LocalRunner(
                ManifestFixture.shell(folder, "echo x >> ran; cp {case} {output}")
                        .limits(ManifestFixture.limits(1, 30, 0))
                        .manifest(),
                processes,
                root.resolve("session"),
                System.getenv())) {

            assertThatThrownBy(() -> runner.run(List.of(tasks), run -> {
                        throw new IllegalStateException("full");
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("full");
        }
        assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(1);
    }
}
