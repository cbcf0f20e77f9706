package dev.refine.run;

import java.util.List;
import java.util.function.Consumer;

/** Runs cases. Never sees an expected answer. */
public interface Runner extends AutoCloseable {

    /**
     * Runs every task, several at a time, and reports each when it has ended, in any order, from
     * several threads at once: what {@code finished} does with one run delays no other. Returns when all have ended or,
     * after {@link #cancel()}, when no process is left; a task that was cancelled is reported as
     * {@link CaseOutcome#CANCELLED} or not at all. An exception from {@code finished} stops the rest and is thrown.
     */
    void run(List<CaseTask> tasks, Consumer<CaseRun> finished);

    /**
     * Limits how many starts {@link #run} may add for retries, over all its tasks together; from the next call on, and
     * until it is said anew. Without a word there is no limit but that of each case.
     */
    default void limitRetries(int most) {}

    /**
     * Asked before each start, and told when work on a task begins and when it has ended, whatever came of it. Called by the
     * thread of its slot.
     */
    interface Watch {
        /**
         * After a no, {@link #run} begins no other task and returns when what has begun is over. Whether a task that has
         * begun is tried again is asked even then.
         *
         * @param before the attempts at this task so far; empty before its first
         */
        default boolean admits(CaseTask task, List<CaseRun.Attempt> before) {
            return true;
        }

        void started(CaseTask task);

        void ended(CaseTask task);

        /**
         * An attempt reported a usage that cannot be read.
         *
         * @param found what it reported, as whole sentences
         */
        default void misreported(CaseTask task, String found) {}
    }

    /** From the next {@link #run} on, and until another is named. */
    default void watch(Watch watch) {}

    /** Starts nothing more and ends what runs. May be called from any thread, also before {@link #run}. Idempotent. */
    void cancel();

    @Override
    void close();
}
