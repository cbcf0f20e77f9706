package dev.refine.run;

import dev.refine.run.Attempted.Retry;
import dev.refine.workload.Manifest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What runners on this machine have in common: so many cases at a time, the distance between starts, the pause after
 * exit 75, retries with growing rests. Keeps the laws of {@link Runner#run}. Thread-safe.
 */
public final class CasePool {

    private static final long FIRST_REST = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int LONGEST_TAIL = 4000;

    private final Means means;
    private final Throttle throttle;
    private final int concurrency;
    private final int retries;
    private final AtomicInteger retriesLeft = new AtomicInteger(Integer.MAX_VALUE);
    private volatile Optional<Runner.Watch> watch = Optional.empty();
    private final Set<Path> begun = ConcurrentHashMap.newKeySet();
    private volatile boolean refused;
    private volatile boolean cancelled;

    /** By which cases are run. */
    public interface Means {
        /**
         * Makes one attempt; blocks. Many threads call at once, at most {@code concurrency}.
         *
         * @param retry 0 at first
         */
        Attempted attempt(CaseTask task, int retry) throws InterruptedException;

        /**
         * Waits until nobody else has what an attempt at this task needs for itself. Before each attempt, and before the
         * throttle is passed, so that an attempt starts when the throttle says so.
         */
        default Place take(CaseTask task) throws InterruptedException {
            return () -> {};
        }

        /** Ends every attempt soon. */
        void cancel();
    }

    /** What only one attempt may have at a time. */
    public interface Place {
        void giveBack();
    }

    public CasePool(Manifest.RunLimits limits, Pace pace, Means means) {
        this.means = means;
        this.throttle = new Throttle(limits.startsPerMinute(), pace);
        this.concurrency = limits.concurrency();
        this.retries = limits.retries();
    }

    /** As {@link Runner#limitRetries}. */
    public void limitRetries(int most) {
        retriesLeft.set(most);
    }

    /** As {@link Runner#watch}. */
    public void watch(Runner.Watch told) {
        watch = Optional.of(told);
    }

    /** As {@link Runner#run}. */
    public void run(List<CaseTask> tasks, Consumer<CaseRun> finished) {
        refused = false;
        new Slots(Math.min(concurrency, tasks.size()), () -> cancelled || refused, this::cancel)
                .work(tasks, this::watched, finished);
    }

    private Optional<CaseRun> watched(CaseTask task) throws InterruptedException {
        try {
            return runToEnd(task);
        } finally {
            if (begun.remove(task.folder())) {
                watch.ifPresent(one -> one.ended(task));
            }
        }
    }

    /** Empty when it was cancelled or not begun: that is no result. */
    private Optional<CaseRun> runToEnd(CaseTask task) throws InterruptedException {
        List<CaseRun.Attempt> attempts = new ArrayList<>();
        Attempted last = null;
        int allowed = retries;
        int once = 1;
        while (last == null || again(last, allowed, once)) {
            if (last != null) {
                allowed -= last.retry() == Retry.AS_ALLOWED ? 1 : 0;
                once -= last.retry() == Retry.ONCE ? 1 : 0;
                rest(last, attempts.size() - 1);
            }
            Optional<Attempted> made = attempt(task, attempts);
            if (made.isEmpty()) {
                break;
            }
            last = made.get();
            attempts.add(new CaseRun.Attempt(
                    last.outcome(),
                    last.exitCode(),
                    last.duration().toMillis(),
                    last.usage().known()));
        }
        if (last == null) {
            return Optional.empty();
        }
        boolean cut = last.outcome() == CaseOutcome.CANCELLED || cancelled && last.retry() != Retry.NEVER;
        return cut ? Optional.empty() : Optional.of(result(task, last, attempts));
    }

    /** Empty when it was cancelled or not admitted. A place is given back only when the throttle knows how it ended. */
    private Optional<Attempted> attempt(CaseTask task, List<CaseRun.Attempt> before) throws InterruptedException {
        Place place = means.take(task);
        try {
            throttle.pass();
            if (cancelled || !isAdmitted(task, before)) {
                return Optional.empty();
            }
            if (begun.add(task.folder())) {
                watch.ifPresent(one -> one.started(task));
            }
            Attempted made = means.attempt(task, before.size());
            pause(made);
            String misfit = made.usage().misfit();
            watch.filter(one -> !misfit.isEmpty()).ifPresent(one -> one.misreported(task, misfit));
            return Optional.of(made);
        } finally {
            place.giveBack();
        }
    }

    private boolean again(Attempted last, int allowed, int once) {
        return !cancelled
                && switch (last.retry()) {
                    case NEVER -> false;
                    case ONCE -> once > 0 && isAffordable();
                    case AS_ALLOWED -> allowed > 0 && isAffordable();
                };
    }

    private boolean isAdmitted(CaseTask task, List<CaseRun.Attempt> before) {
        if (refused && before.isEmpty()) {
            return false;
        }
        boolean admitted =
                watch.map(one -> one.admits(task, List.copyOf(before))).orElse(true);
        refused |= !admitted;
        return admitted;
    }

    private boolean isAffordable() {
        return retriesLeft.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    private void rest(Attempted last, int retry) throws InterruptedException {
        if (last.outcome() != CaseOutcome.TEMPORARY) {
            throttle.rest(FIRST_REST << Math.min(retry, 8));
        }
    }

    private void pause(Attempted attempt) {
        if (attempt.outcome() == CaseOutcome.TEMPORARY) {
            throttle.pause();
        } else {
            throttle.relax();
        }
    }

    private static CaseRun result(CaseTask task, Attempted last, List<CaseRun.Attempt> attempts) {
        return new CaseRun(
                task,
                last.outcome(),
                last.exitCode(),
                last.output(),
                last.duration(),
                tail(last.stderr()),
                List.copyOf(attempts),
                CaseRun.Usage.over(attempts),
                last.note());
    }

    private static String tail(String stderr) {
        return stderr.length() <= LONGEST_TAIL ? stderr : stderr.substring(stderr.length() - LONGEST_TAIL);
    }

    /** For good: nothing starts afterwards, and what runs is ended. */
    public void cancel() {
        close();
        means.cancel();
    }

    /** Nothing starts afterwards. */
    public void close() {
        cancelled = true;
        throttle.open();
    }
}
