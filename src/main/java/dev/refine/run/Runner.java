package dev.refine.run;

import java.util.List;
import java.util.function.Consumer;

/** Runs cases. Never sees an expected answer. */
public interface Runner extends AutoCloseable {

    /**
     * Runs every task, several at a time, and reports each when it has ended, in any order, one call at a time from
     * any thread. Returns when all have ended or, after {@link #cancel()}, when no process is left; tasks that were
     * cancelled are reported as {@link CaseOutcome#CANCELLED} or not at all.
     */
    void run(List<CaseTask> tasks, Consumer<CaseRun> finished);

    /** Starts nothing more and ends what runs. May be called from any thread, also before {@link #run}. Idempotent. */
    void cancel();

    @Override
    void close();
}
