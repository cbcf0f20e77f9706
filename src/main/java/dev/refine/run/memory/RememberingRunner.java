package dev.refine.run.memory;

import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.PublishedOutput;
import dev.refine.run.Runner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs only what was never run under the same key. A remembered run is reported as it ended then, with its output in
 * the task's folder and at {@code outputPath}, but without attempts: nothing was started.
 */
public final class RememberingRunner implements Runner {

    private final Runner runner;
    private final RunMemory memory;
    private final PublishedOutput published;
    private final Supplier<Function<CaseTask, String>> keys;
    private final boolean recalls;
    private volatile boolean cancelled;

    /**
     * @param keys asked for each list of tasks and after each run, since prompts may have changed meanwhile
     * @param recalls false when every run is to be made anew and only to be remembered
     */
    public RememberingRunner(
            Runner runner,
            RunMemory memory,
            PublishedOutput published,
            Supplier<Function<CaseTask, String>> keys,
            boolean recalls) {
        this.runner = runner;
        this.memory = memory;
        this.published = published;
        this.keys = keys;
        this.recalls = recalls;
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
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        Function<CaseTask, String> keyOf = keys.get();
        Map<Path, String> toRun = new ConcurrentHashMap<>();
        List<CaseTask> unknown = new ArrayList<>();
        for (CaseTask task : tasks) {
            if (cancelled) {
                return;
            }
            String key = keyOf.apply(task);
            Optional<CaseRun> known = recalls ? memory.recall(key, task, published.name()) : Optional.empty();
            if (known.isPresent()) {
                published.publish(task, known.get().output().orElseThrow());
                finished.accept(known.get());
            } else {
                toRun.put(task.folder(), key);
                unknown.add(task);
            }
        }
        if (!unknown.isEmpty()) {
            runner.run(unknown, run -> {
                // What was changed while it ran may have been read before or after.
                boolean same =
                        keys.get().apply(run.task()).equals(toRun.get(run.task().folder()));
                if (run.outcome() == CaseOutcome.OUTPUT && same) {
                    memory.keep(toRun.get(run.task().folder()), run);
                }
                finished.accept(run);
            });
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        runner.cancel();
    }

    @Override
    public void close() {
        runner.close();
        memory.trim();
    }
}
