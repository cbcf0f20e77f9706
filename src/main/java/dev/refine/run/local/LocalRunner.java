package dev.refine.run.local;

import dev.refine.process.Processes;
import dev.refine.run.Attempted;
import dev.refine.run.CasePool;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Pace;
import dev.refine.run.Runner;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs cases as processes of this machine, {@code concurrency} at a time. Each attempt has a folder of its own; output,
 * stdout, stderr and usage lie there. After success a copy of the output is published at {@code outputPath}.
 */
public final class LocalRunner implements Runner {

    private final RunPlan plan;
    private final Processes processes;
    private final PathLocks locks = new PathLocks();
    private final CasePool pool;

    /**
     * @param environment what the workload may see, {@code REFINE_*} not yet added
     * @throws dev.refine.problem.UsageException when a placeholder of the manifest is wrong
     */
    public LocalRunner(Manifest manifest, Processes processes, Path session, Map<String, String> environment) {
        this(manifest, processes, session, environment, Pace.real());
    }

    public LocalRunner(
            Manifest manifest, Processes processes, Path session, Map<String, String> environment, Pace pace) {
        this.plan = RunPlan.of(manifest, processes, session, environment);
        this.processes = processes;
        this.pool = new CasePool(manifest.run().limits(), pace, new Means());
    }

    private final class Means implements CasePool.Means {

        @Override
        public Attempted attempt(CaseTask task, int retry) {
            return CaseAttempt.run(plan, new AttemptFiles(plan, task, retry));
        }

        @Override
        public CasePool.Place take(CaseTask task) throws InterruptedException {
            return locks.hold(new AttemptFiles(plan, task, 0).ownPlaces().toList());
        }

        @Override
        public void cancel() {
            processes.cancel();
        }
    }

    @Override
    public void limitRetries(int most) {
        pool.limitRetries(most);
    }

    @Override
    public void watch(Watch watch) {
        pool.watch(watch);
    }

    @Override
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        pool.run(tasks, finished);
    }

    /** For good: nothing of this runner or its processes starts afterwards. */
    @Override
    public void cancel() {
        pool.cancel();
    }

    /** Nothing starts afterwards; the processes belong to whoever made them. */
    @Override
    public void close() {
        pool.close();
    }
}
