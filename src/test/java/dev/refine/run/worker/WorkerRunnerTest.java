package dev.refine.run.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.crash.Patience;
import dev.refine.files.Secrets;
import dev.refine.problem.UsageException;
import dev.refine.process.GuardedProcesses;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.ManifestFixture;
import dev.refine.run.SteppedPace;
import dev.refine.workload.Case;
import dev.refine.workload.command.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkerRunnerTest {

    private static final String OK = "reply '\"status\":\"ok\"'";
    private static final String COPY = "cp \"$case\" \"$output\"; ";

    @TempDir
    Path folder;

    private final GuardedProcesses processes = new GuardedProcesses();
    private String state = "one";

    @AfterEach
    void close() {
        processes.close();
    }

    private CaseTask task(String id) throws IOException {
        Path file = Files.writeString(folder.resolve(id + ".txt"), "text of " + id);
        Case input = new Case(id, id + ".txt", file, Optional.empty());
        return new CaseTask(
                input, 1, 1, folder.resolve("session/runs/1").resolve(id).resolve("1"));
    }

    private ManifestFixture manifest(CommandLine worker) {
        return ManifestFixture.shell(folder, "false").worker(worker).limits(ManifestFixture.limits(1, 60, 2));
    }

    private WorkerRunner runner(ManifestFixture manifest, Map<String, String> environment) {
        WorkerPlan plan = WorkerPlan.of(
                manifest.manifest(), processes, folder.resolve("session"), environment, Secrets.ofShape());
        return new WorkerRunner(plan, manifest.manifest(), () -> state, new SteppedPace());
    }

    private List<CaseRun> run(ManifestFixture manifest, String... ids) throws IOException {
        List<CaseRun> runs = Collections.synchronizedList(new ArrayList<>());
        try (WorkerRunner runner = runner(manifest, System.getenv())) {
            runner.run(tasks(ids), runs::add);
        }
        return runs;
    }

    private List<CaseTask> tasks(String... ids) throws IOException {
        List<CaseTask> tasks = new ArrayList<>();
        for (String id : ids) {
            tasks.add(task(id));
        }
        return tasks;
    }

    private CaseRun runOne(String text) throws IOException {
        return run(manifest(ShellWorker.doing(text)), "a").get(0);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file));
    }

    @Test
    void oneWorkerOfASlotServesEveryCase() throws IOException {
        List<CaseRun> runs = run(manifest(ShellWorker.beginning("echo $$ >> starts", COPY + OK)), "a", "b", "c", "d");

        assertThat(runs).extracting(CaseRun::outcome).containsOnly(CaseOutcome.OUTPUT);
        assertThat(lines("starts")).hasSize(1);
        assertThat(folder.resolve("out/c.json")).hasContent("text of c");
        assertThat(folder.resolve("session/workers")).doesNotExist();
    }

    @Test
    void askedAsTheProtocolSays() throws IOException {
        run(manifest(ShellWorker.doing("printf '%s\\n' \"$line\" >> asked; " + COPY + OK)), "a");

        assertThat(lines("asked"))
                .containsExactly("{\"id\":\"a\",\"case\":\"" + folder + "/a.txt\",\"output\":\"" + folder
                        + "/session/runs/1/a/1/output.json\",\"trial\":1}");
    }

    @Test
    void whatItWritesToStandardOutputIsOnlyKept() throws IOException {
        CaseRun run = runOne("echo '{\"id\":\"a\",\"status\":\"failed\"}'; echo loading >&2; " + COPY + OK);

        assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
        assertThat(run.task().folder().resolve("stdout")).hasContent("{\"id\":\"a\",\"status\":\"failed\"}");
        assertThat(run.stderrTail()).isEqualTo("loading\n");
    }

    @Test
    void everyCaseHasOnlyWhatWasWrittenForIt() throws IOException {
        List<CaseRun> runs = run(manifest(ShellWorker.doing("echo for $id >&2; " + COPY + OK)), "a", "b");

        assertThat(runs).extracting(CaseRun::stderrTail).containsExactly("for a\n", "for b\n");
    }

    @Test
    void usageOfTheReplyIsReported() throws IOException {
        CaseRun run = runOne(
                COPY + "reply '\"status\":\"ok\",\"usage\":{\"inputTokens\":12,\"outputTokens\":-1,\"costUsd\":0.5}'");

        assertThat(run.usage()).hasValue(new CaseRun.Usage(Optional.of(12L), Optional.empty(), Optional.of(0.5)));
    }

    @Test
    void seesTheVariablesOfRunCommandButNoCaseOfAnOuterRun() throws IOException {
        Map<String, String> given = new TreeMap<>(Map.of("PATH", System.getenv("PATH"), "SHOWN", "s"));
        given.put("REFINE_EXPECTED", "answer");
        try (WorkerRunner runner =
                runner(manifest(ShellWorker.beginning("env > seen; echo {session} > told", COPY + OK)), given)) {
            runner.run(List.of(task("a")), run -> {});
        }

        assertThat(lines("seen"))
                .contains("SHOWN=s", "REFINE_SESSION=" + folder.resolve("session"))
                .noneMatch(line -> line.startsWith("REFINE_EXPECTED") || line.startsWith("REFINE_CASE"));
        assertThat(lines("told")).containsExactly(folder.resolve("session").toString());
    }

    @Test
    void placeholderOfACaseIsRefused() {
        assertThatThrownBy(() -> runner(manifest(new CommandLine.Argv(List.of("w", "{case}"))), Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("refine.manifest.json: worker: ");
    }

    @Test
    void newStateGetsNewWorkers() throws IOException {
        ManifestFixture manifest = manifest(ShellWorker.beginning("echo $$ >> starts", COPY + OK));
        try (WorkerRunner runner = runner(manifest, System.getenv())) {
            runner.run(tasks("a"), run -> {});
            runner.run(tasks("b"), run -> {});
            assertThat(lines("starts")).hasSize(1);
            state = "two";
            runner.run(tasks("c"), run -> {});
        }
        assertThat(lines("starts")).hasSize(2).doesNotHaveDuplicates();
    }

    @Nested
    class Replies {

        @Test
        void failureIsAFailedCaseWithItsReason() throws IOException {
            CaseRun run = runOne(COPY + "reply '\"status\":\"failed\",\"error\":\"no table on page 2\"'");

            assertThat(run.outcome()).isEqualTo(CaseOutcome.EXIT_CODE);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.output()).isEmpty();
            assertThat(run.stderrTail()).isEqualTo("no table on page 2\n");
            assertThat(run.attempts()).hasSize(1);
            assertThat(folder.resolve("out/a.json")).doesNotExist();
        }

        @Test
        void numberMeansWhatAnExitCodeMeans() throws IOException {
            assertThat(runOne(COPY + "reply '\"status\":0'").outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(runOne(COPY + "reply '\"status\":7'").exitCode()).isEqualTo(7);
        }

        @Test
        void numberOfAProgramThatASignalEndedIsAnErrorAndTriedAgain() throws IOException {
            CaseRun run = runOne(COPY + "if test -e once; then " + OK + "; else : > once; reply '\"status\":137'; fi");
            CaseRun always = runOne(COPY + "reply '\"status\":137'");

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.attempts())
                    .extracting(CaseRun.Attempt::outcome)
                    .containsExactly(CaseOutcome.SIGNAL, CaseOutcome.OUTPUT);
            assertThat(always.exitCode()).isEqualTo(9);
            assertThat(always.note()).isEqualTo("it replied with 137");
        }

        @Test
        void fractionIsNoExitCode() throws IOException {
            CaseRun run = runOne(COPY + "reply '\"status\":0.5'");

            assertThat(run.outcome()).isEqualTo(CaseOutcome.EXIT_CODE);
            assertThat(run.stderrTail()).isEqualTo("its reply has the unknown status 0.5\n");
        }

        @Test
        void unknownStatusIsNoSuccess() throws IOException {
            CaseRun run = runOne(COPY + "reply '\"status\":\"perhaps\"'");

            assertThat(run.outcome()).isEqualTo(CaseOutcome.EXIT_CODE);
            assertThat(run.stderrTail()).isEqualTo("its reply has the unknown status \"perhaps\"\n");
        }

        @Test
        void okWithoutAnOutputIsNone() throws IOException {
            assertThat(runOne(OK).outcome()).isEqualTo(CaseOutcome.NO_OUTPUT);
        }

        @Test
        void temporaryTroubleIsTriedAgain() throws IOException {
            CaseRun run = runOne("echo x >> seen; if test $(wc -l < seen) -gt 2; then " + COPY + OK
                    + "; else reply '\"status\":\"temporary\"'; fi");

            assertThat(run.attempts())
                    .extracting(CaseRun.Attempt::outcome)
                    .containsExactly(CaseOutcome.TEMPORARY, CaseOutcome.TEMPORARY, CaseOutcome.OUTPUT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "echo Loading >&3; ",
                    "echo '{\"id\":\"b\",\"status\":\"failed\"}' >&3; ",
                    "echo '{\"id\":\"a\",' >&3; ",
                    "echo '[\"a\"]' >&3; ",
                    "echo >&3; ",
                    "printf '\\377\\000\\n' >&3; "
                })
        void whatAnswersNothingIsPassedOver(String noise) throws IOException {
            CaseRun run = runOne(noise + COPY + OK);

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.note()).startsWith("1 line on descriptor 3 answered no request, the last: ");
        }

        @Test
        void hugeLineIsThrownAwayWhileItComes() throws IOException {
            CaseRun run = runOne("head -c 30000000 /dev/zero | tr '\\0' x >&3; echo >&3; " + COPY + OK);

            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.note()).isEqualTo("1 line on descriptor 3 answered no request, the last: longer than 1 MB");
        }

        @Test
        void secondReplyIsNotTakenForTheNextCase() throws IOException {
            List<CaseRun> runs =
                    run(manifest(ShellWorker.doing(COPY + OK + "; reply '\"status\":\"failed\"'")), "a", "b", "a");

            assertThat(runs).extracting(CaseRun::outcome).containsOnly(CaseOutcome.OUTPUT);
        }
    }

    @Nested
    class Deaths {

        @Test
        void deadWorkerIsReplacedAndItsCaseTriedOnceMore() throws IOException {
            List<CaseRun> runs = run(
                    manifest(ShellWorker.beginning(
                            "echo $$ >> starts",
                            "test $id != b || test -e died || { touch died; kill -9 $$; }; " + COPY + OK)),
                    "a",
                    "b",
                    "c");

            assertThat(runs).extracting(CaseRun::outcome).containsOnly(CaseOutcome.OUTPUT);
            assertThat(runs.get(1).attempts())
                    .extracting(CaseRun.Attempt::outcome)
                    .containsExactly(CaseOutcome.SIGNAL, CaseOutcome.OUTPUT);
            assertThat(lines("starts")).hasSize(2);
        }

        @Test
        void caseThatAlwaysKillsItIsTriedTwice() throws IOException {
            List<CaseRun> runs = run(
                    manifest(ShellWorker.doing("test $id != b || { echo why >&2; exit 3; }; " + COPY + OK)),
                    "a",
                    "b",
                    "c");

            assertThat(runs)
                    .extracting(CaseRun::outcome)
                    .containsExactly(CaseOutcome.OUTPUT, CaseOutcome.EXIT_CODE, CaseOutcome.OUTPUT);
            CaseRun fatal = runs.get(1);
            assertThat(fatal.attempts()).hasSize(2);
            assertThat(fatal.exitCode()).isEqualTo(3);
            assertThat(fatal.stderrTail()).isEqualTo("why\n");
            assertThat(fatal.note()).isEqualTo("the worker ended with exit code 3 before it replied");
        }

        @Test
        void halfAReplyIsNone() throws IOException {
            CaseRun run = runOne(COPY + "printf '{\"id\":\"a\",\"status\":\"ok\"}' >&3; exit 0");

            assertThat(run.outcome()).isEqualTo(CaseOutcome.NO_OUTPUT);
            assertThat(run.note()).isEqualTo("the worker ended with exit code 0 before it replied");
        }

        @Test
        void replyBeforeItsDeathCounts() throws IOException {
            List<CaseRun> runs = run(manifest(ShellWorker.doing(COPY + OK + "; exit 1")), "a", "b");

            assertThat(runs).extracting(CaseRun::outcome).containsOnly(CaseOutcome.OUTPUT);
        }

        @Test
        void closedDescriptorIsADeath() throws IOException {
            CaseRun run = runOne("exec 3>&-; sleep 30");

            assertThat(run.attempts()).hasSize(2);
            assertThat(run.outcome()).isEqualTo(CaseOutcome.NO_OUTPUT);
            assertThat(run.note()).isEqualTo("the worker closed descriptor 3 and was ended");
        }

        @Test
        void missingProgramIsTriedOnce() throws IOException {
            CaseRun run =
                    run(manifest(new CommandLine.Argv(List.of("./none"))), "a").get(0);

            assertThat(run.outcome()).isEqualTo(CaseOutcome.NOT_STARTABLE);
            assertThat(run.note()).isEqualTo("there is no program ./none");
            assertThat(run.attempts()).hasSize(1);
        }

        @Test
        void caseWithoutReplyRunsOutOfTime() throws IOException {
            ManifestFixture manifest = manifest(
                            ShellWorker.doing("test $id != a || { echo noise >&3; sleep 30; }; " + COPY + OK))
                    .limits(ManifestFixture.limits(1, 1, 0));

            List<CaseRun> runs = run(manifest, "a", "b");

            assertThat(runs).extracting(CaseRun::outcome).containsExactly(CaseOutcome.TIMEOUT, CaseOutcome.OUTPUT);
            assertThat(runs.get(0).note())
                    .isEqualTo("the worker gave no reply within 1 s (timeoutSeconds);"
                            + " 1 line on descriptor 3 answered no request, the last: noise");
        }
    }

    @Test
    void cancelEndsWhatRunsAndReportsNoResult() throws Exception {
        List<CaseRun> runs = Collections.synchronizedList(new ArrayList<>());
        WorkerRunner runner = runner(manifest(ShellWorker.doing("touch begun; sleep 30; " + OK)), System.getenv());
        List<CaseTask> tasks = tasks("a", "b");
        Thread running = new Thread(() -> runner.run(tasks, runs::add));
        running.start();
        Patience.untilThereIs(folder.resolve("begun"));

        runner.cancel();
        running.join(25_000);

        assertThat(running.isAlive()).isFalse();
        assertThat(runs).isEmpty();
        runner.close();
    }
}
