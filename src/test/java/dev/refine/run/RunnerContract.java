package dev.refine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.workload.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every runner keeps, wherever the cases run. */
public abstract class RunnerContract {

    @TempDir
    protected Path folder;

    /** A runner under which every case gives an output. */
    protected abstract Runner runner() throws IOException;

    protected CaseTask task(String id) throws IOException {
        Path file = folder.resolve(id + ".txt");
        Files.writeString(file, "a\n");
        Case input = new Case(id, id + ".txt", file, Optional.empty());
        return new CaseTask(
                input, 1, 1, folder.resolve("session/runs/1").resolve(id).resolve("1"));
    }

    @Test
    void reportsEveryTaskOnceWithItsOutputInTheTasksFolder() throws IOException {
        List<CaseTask> tasks = List.of(task("x"), task("y"), task("z"));
        List<CaseRun> runs = Collections.synchronizedList(new ArrayList<>());
        try (Runner runner = runner()) {
            runner.run(tasks, runs::add);
        }

        assertThat(runs).extracting(CaseRun::task).containsExactlyInAnyOrderElementsOf(tasks);
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.outcome()).isEqualTo(CaseOutcome.OUTPUT);
            assertThat(run.output().orElseThrow())
                    .isRegularFile()
                    .startsWith(run.task().folder());
            assertThat(run.attempts()).isNotEmpty();
        });
    }

    @Test
    void runsNothingForNoTasks() throws IOException {
        List<CaseRun> runs = new ArrayList<>();
        try (Runner runner = runner()) {
            runner.run(List.of(), runs::add);
        }

        assertThat(runs).isEmpty();
    }

    @Test
    void startsNothingOnceCancelled() throws IOException {
        List<CaseRun> runs = Collections.synchronizedList(new ArrayList<>());
        try (Runner runner = runner()) {
            runner.cancel();
            runner.cancel();
            runner.run(List.of(task("x")), runs::add);
        }

        assertThat(runs).allMatch(run -> run.outcome() == CaseOutcome.CANCELLED);
    }
}
