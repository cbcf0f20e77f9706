package dev.refine.run.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.refine.files.Secrets;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import dev.refine.workload.Case;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumingRunnerTest {

    @TempDir
    Path folder;

    private final List<String> started = new ArrayList<>();
    private String state = "prompt";
    private List<CaseTask> tasks;

    @BeforeEach
    void interruptedWhileTheSecondWasJudged() throws IOException {
        tasks = List.of(task("a"), task("b"));
        assertThatThrownBy(() -> run(run -> {
                    if (run.task().input().id().equals("b")) {
                        throw new CancellationException();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        started.clear();
        Files.delete(task("a").folder().resolve("run.json"));
    }

    private CaseTask task(String id) throws IOException {
        Path own = Files.createDirectories(folder.resolve(id));
        return new CaseTask(new Case(id, id, folder.resolve(id + ".txt"), Optional.empty()), 1, 1, own);
    }

    private void run(Consumer<CaseRun> finished) {
        try (Runner runner = new ResumingRunner(
                new Paid(), () -> task -> state + task.input().id(), Secrets.ofShape(), run -> true)) {
            runner.run(tasks, finished);
        }
    }

    private List<CaseRun> run() {
        List<CaseRun> runs = new ArrayList<>();
        run(runs::add);
        return runs;
    }

    @Test
    void takesUpWhatHadEndedWithAllOfItsAttempts() {
        List<CaseRun> runs = run();

        assertThat(started).containsExactly("a");
        assertThat(runs).hasSize(2);
        assertThat(runs.get(0)).isEqualTo(Paid.ended(tasks.get(1)));
    }

    @Test
    void startsAnewWhereACommandLeftJsonOfItsOwn() throws IOException {
        Files.writeString(folder.resolve("b/run.json"), "{}");

        assertThat(run()).hasSize(2);
        assertThat(started).containsExactly("a", "b");
        assertThat(ResumingRunner.left(folder.resolve("nowhere"))).isEmpty();
    }

    @Test
    void startsAnewWhatHasOtherBytes() throws IOException {
        Files.writeString(folder.resolve("b/output.json"), "{");

        run();

        assertThat(started).containsExactly("a", "b");
    }

    @Test
    void startsAnewUnderAnotherPrompt() {
        state = "another";

        run();

        assertThat(started).containsExactly("a", "b");
    }

    /** Ends at once, at the second attempt. */
    private final class Paid implements Runner {

        @Override
        public void run(List<CaseTask> all, Consumer<CaseRun> finished) {
            for (CaseTask task : all) {
                started.add(task.input().id());
                finished.accept(ended(task));
            }
        }

        static CaseRun ended(CaseTask task) {
            Path output = task.folder().resolve("output.json");
            try {
                Files.writeString(output, "{}");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            CaseRun.Usage usage = new CaseRun.Usage(Optional.of(7L), Optional.empty(), Optional.of(0.5));
            List<CaseRun.Attempt> attempts = List.of(
                    new CaseRun.Attempt(CaseOutcome.TEMPORARY, 75, 20, Optional.empty()),
                    new CaseRun.Attempt(CaseOutcome.OUTPUT, 0, 30, Optional.of(usage)));
            return new CaseRun(
                    task,
                    CaseOutcome.OUTPUT,
                    0,
                    Optional.of(output),
                    Duration.ofMillis(30),
                    "said",
                    attempts,
                    Optional.of(usage),
                    "");
        }

        @Override
        public void cancel() {}

        @Override
        public void close() {}
    }
}
