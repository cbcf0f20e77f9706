package dev.refine.run.memory;

import dev.refine.files.Folders;
import dev.refine.files.Secrets;
import dev.refine.files.Sha256;
import dev.refine.files.StorageFault;
import dev.refine.json.Json;
import dev.refine.json.MalformedJsonException;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Takes up runs that had ended, and were not judged before the session was interrupted: validators, critics and the
 * comparison of large documents may take longer than the run that they judge, and it is paid for. Each run lies beside its
 * output until its folder is used anew.
 */
public final class ResumingRunner implements Runner {

    private static final String RECORD = "run.json";

    /** @param sha of the output's bytes: what a validator was changing when it was killed is not taken up */
    private record Kept(
            String key,
            String sha,
            String output,
            long millis,
            String stderrTail,
            String note,
            List<Attempt> attempts) {

        /** A command may leave JSON of its own under the same name. */
        boolean isOurs() {
            return key != null && sha != null && output != null && attempts != null;
        }

        Path output(Path folder) {
            return folder.resolve(output);
        }

        boolean isWhole(Path folder) {
            return ResumingRunner.sha(output(folder)).equals(Optional.of(sha));
        }
    }

    /** What can be remembered of a run that nobody judged, or of which nobody noted how. */
    public record Left(String key, Path output, long millis, Optional<CaseRun.Usage> usage) {}

    /** Null parts were not reported. */
    private record Attempt(
            CaseOutcome outcome, int exitCode, long millis, Long inputTokens, Long outputTokens, Double costUsd) {

        static Attempt of(CaseRun.Attempt made) {
            return new Attempt(
                    made.outcome(),
                    made.exitCode(),
                    made.millis(),
                    made.usage().flatMap(CaseRun.Usage::inputTokens).orElse(null),
                    made.usage().flatMap(CaseRun.Usage::outputTokens).orElse(null),
                    made.usage().flatMap(CaseRun.Usage::costUsd).orElse(null));
        }

        CaseRun.Attempt made() {
            boolean told = inputTokens != null || outputTokens != null || costUsd != null;
            CaseRun.Usage usage = new CaseRun.Usage(
                    Optional.ofNullable(inputTokens), Optional.ofNullable(outputTokens), Optional.ofNullable(costUsd));
            return new CaseRun.Attempt(outcome, exitCode, millis, told ? Optional.of(usage) : Optional.empty());
        }
    }

    private final Runner runner;
    private final Supplier<Function<CaseTask, String>> keys;
    private final Secrets secrets;
    private final Predicate<CaseRun> judgedLong;

    /**
     * @param keys asked once for each list of tasks
     * @param judgedLong of runs with an output; the others are judged before anybody interrupts
     */
    public ResumingRunner(
            Runner runner, Supplier<Function<CaseTask, String>> keys, Secrets secrets, Predicate<CaseRun> judgedLong) {
        this.runner = runner;
        this.keys = keys;
        this.secrets = secrets;
        this.judgedLong = judgedLong;
    }

    @Override
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        Function<CaseTask, String> keyOf = keys.get();
        Set<Path> takenUp = new HashSet<>();
        for (CaseTask task : tasks) {
            find(task, keyOf).ifPresent(run -> {
                takenUp.add(task.folder());
                finished.accept(run);
            });
        }
        List<CaseTask> toRun = takenUp.isEmpty()
                ? tasks
                : tasks.stream()
                        .filter(task -> !takenUp.contains(task.folder()))
                        .toList();
        if (!toRun.isEmpty()) {
            runner.run(toRun, run -> {
                if (run.outcome() == CaseOutcome.OUTPUT && judgedLong.test(run)) {
                    keep(run, keyOf.apply(run.task()));
                }
                finished.accept(run);
            });
        }
    }

    private void keep(CaseRun run, String key) {
        Path output = run.output().orElseThrow();
        Kept kept = new Kept(
                key,
                sha(output).orElse(""),
                run.task().folder().relativize(output).toString(),
                run.duration().toMillis(),
                secrets.hide(run.stderrTail()),
                secrets.hide(run.note()),
                run.attempts().stream().map(Attempt::of).toList());
        Path record = run.task().folder().resolve(RECORD);
        try {
            // Neither forced nor atomic: a part of it is no JSON, and then the case is run again.
            Folders.remove(record);
            Files.write(record, Json.compact(kept).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw StorageFault.writing(record, e);
        }
    }

    private static Optional<CaseRun> find(CaseTask task, Function<CaseTask, String> keyOf) {
        return kept(task.folder())
                .filter(kept -> kept.key().equals(keyOf.apply(task)))
                .filter(kept -> kept.isWhole(task.folder()))
                .map(kept -> run(task, kept, kept.output(task.folder())));
    }

    /** A run that lies in the folder of a session that another one takes over from. */
    public static Optional<Left> left(Path folder) {
        return kept(folder)
                .filter(kept -> kept.isWhole(folder))
                .map(kept -> new Left(
                        kept.key(),
                        kept.output(folder),
                        kept.millis(),
                        CaseRun.Usage.over(
                                kept.attempts().stream().map(Attempt::made).toList())));
    }

    private static Optional<Kept> kept(Path folder) {
        Path record = folder.resolve(RECORD);
        // As a rule there is none.
        if (record.toFile().length() == 0 || !Files.isRegularFile(record)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.bind(Json.parse(Files.readString(record)), Kept.class))
                    .filter(Kept::isOurs);
        } catch (IOException | MalformedJsonException e) {
            return Optional.empty();
        }
    }

    private static CaseRun run(CaseTask task, Kept kept, Path output) {
        List<CaseRun.Attempt> attempts =
                kept.attempts().stream().map(Attempt::made).toList();
        return new CaseRun(
                task,
                CaseOutcome.OUTPUT,
                0,
                Optional.of(output),
                Duration.ofMillis(kept.millis()),
                kept.stderrTail(),
                attempts,
                CaseRun.Usage.over(attempts),
                kept.note());
    }

    private static Optional<String> sha(Path output) {
        try {
            return Optional.of(Sha256.of(output));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void limitRetries(int most) {
        runner.limitRetries(most);
    }

    @Override
    public void watch(Watch watch) {
        runner.watch(watch);
    }

    @Override
    public void cancel() {
        runner.cancel();
    }

    @Override
    public void close() {
        runner.close();
    }
}
