package dev.refine.run.worker;

import dev.refine.run.AttemptFolder;
import dev.refine.run.Attempted;
import dev.refine.run.CasePool;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Pace;
import dev.refine.run.Runner;
import dev.refine.workload.Manifest;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Runs cases in long-lived commands, one for each of {@code concurrency} slots, started when first needed. A worker that
 * dies is replaced, and its case tried once more; one whose case runs out of time is ended with its whole tree. Each
 * attempt has a folder of its own, as with commands that run once.
 */
public final class WorkerRunner implements Runner {

    private final WorkerPlan plan;
    private final Staff staff;
    private final CasePool pool;

    /**
     * @param state names what a worker may have read at its start, prompts above all; when that changes between two
     *     calls of {@link #run}, workers of the old state are replaced
     */
    public WorkerRunner(WorkerPlan plan, Manifest manifest, Supplier<String> state) {
        this(plan, manifest, state, Pace.real());
    }

    WorkerRunner(WorkerPlan plan, Manifest manifest, Supplier<String> state, Pace pace) {
        this.plan = plan;
        this.staff = new Staff(plan::start, state);
        this.pool = new CasePool(manifest.run().limits(), pace, new Means());
    }

    private final class Means implements CasePool.Means {

        @Override
        public Attempted attempt(CaseTask task, int retry) throws InterruptedException {
            AttemptFolder folder = new AttemptFolder(plan.published(), task, retry);
            folder.prepare(Set.of());
            return new WorkerAttempt(staff, folder, plan.timeout()).run(task);
        }

        @Override
        public void cancel() {
            plan.conversations().cancel();
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
        if (!tasks.isEmpty()) {
            staff.renew();
            pool.run(tasks, finished);
        }
    }

    /** For good: nothing of this runner or its workers starts afterwards. */
    @Override
    public void cancel() {
        pool.cancel();
    }

    /** Ends the input of every worker and waits for its end. */
    @Override
    public void close() {
        pool.close();
        staff.dismiss();
        plan.folder().toFile().delete();
    }
}
