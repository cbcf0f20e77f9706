package dev.refine.run.local;

import dev.refine.process.Processes;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.run.CaseTask;
import dev.refine.run.Runner;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs cases as processes of this machine, {@code concurrency} at a time. Each attempt has a folder of its own: the
 * first the task's folder itself, the k-th retry {@code retry-k} in it. Output, stdout, stderr and usage lie there;
 * after success a copy of the output is published at {@code outputPath}.
 */
public final class LocalRunner implements Runner {

    private static final long FIRST_REST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LONGEST_TAIL = 4000;

    private final RunPlan plan;
    private final Processes processes;
    private final Throttle throttle;
    private final PathLocks locks = new PathLocks();
    private final int concurrency;
    private final int retries;
    private volatile boolean cancelled;

    /**
     * @param environment what the workload may see, {@code REFINE_*} not yet added
     * @throws dev.refine.problem.UsageException when a placeholder of the manifest is wrong
     */
    public LocalRunner(Manifest manifest, Processes processes, Path session, Map<String, String> environment) {
        this(manifest, processes, session, environment, Pace.real());
    }

    public LocalRunner(
            Manifest manifest, Processes processes, Path session, Map<String, String> environment, Pace pace) {
        Manifest.RunLimits limits = manifest.run().limits();
        this.plan = RunPlan.of(manifest, processes, session, environment);
        this.processes = processes;
        this.throttle = new Throttle(limits.startsPerMinute(), pace);
        this.concurrency = limits.concurrency();
        this.retries = limits.retries();
    }

    @Override
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        new Slots(Math.min(concurrency, tasks.size()), () -> cancelled, this::cancel)
                .work(tasks, this::runToEnd, finished);
    }

    /** Empty when it was cancelled: that is no result. */
    private Optional<CaseRun> runToEnd(CaseTask task) throws InterruptedException {
        List<CaseRun.Attempt> attempts = new ArrayList<>();
        CaseAttempt last = null;
        for (int retry = 0; retry <= retries; retry++) {
            throttle.pass();
            if (cancelled) {
                break;
            }
            last = attempt(task, retry);
            attempts.add(new CaseRun.Attempt(
                    last.outcome(),
                    last.execution().exitCode(),
                    last.execution().duration().toMillis()));
            if (!isWorthRetrying(last.outcome())) {
                break;
            }
            if (last.outcome() != CaseOutcome.TEMPORARY && retry < retries) {
                throttle.rest(FIRST_REST << Math.min(retry, 8));
            }
        }
        boolean cut =
                last == null || last.outcome() == CaseOutcome.CANCELLED || cancelled && isWorthRetrying(last.outcome());
        return cut ? Optional.empty() : Optional.of(result(task, last, attempts));
    }

    private CaseAttempt attempt(CaseTask task, int retry) throws InterruptedException {
        AttemptFiles files = new AttemptFiles(plan, task, retry);
        PathLocks.Held held = locks.hold(files.ownPlaces().toList());
        try {
            CaseAttempt attempt = CaseAttempt.run(plan, files);
            if (attempt.outcome() == CaseOutcome.TEMPORARY) {
                throttle.pause();
            } else {
                throttle.relax();
            }
            return attempt;
        } finally {
            held.close();
        }
    }

    private static boolean isWorthRetrying(CaseOutcome outcome) {
        return outcome.isError() && outcome != CaseOutcome.CANCELLED && outcome != CaseOutcome.NOT_STARTABLE;
    }

    private CaseRun result(CaseTask task, CaseAttempt last, List<CaseRun.Attempt> attempts) {
        CaseOutcome outcome = last.outcome();
        Duration duration = last.execution().duration();
        return new CaseRun(
                task,
                outcome,
                last.execution().exitCode(),
                outcome == CaseOutcome.OUTPUT ? Optional.of(last.output()) : Optional.empty(),
                duration,
                tail(last.execution().stderr()),
                List.copyOf(attempts),
                last.usage(),
                last.note());
    }

    private static String tail(String stderr) {
        return stderr.length() <= LONGEST_TAIL ? stderr : stderr.substring(stderr.length() - LONGEST_TAIL);
    }

    /** For good: nothing of this runner or its processes starts afterwards. */
    @Override
    public void cancel() {
        cancelled = true;
        throttle.open();
        processes.cancel();
    }

    /** Cancels; the processes belong to whoever made them. */
    @Override
    public void close() {
        cancelled = true;
        throttle.open();
    }
}
