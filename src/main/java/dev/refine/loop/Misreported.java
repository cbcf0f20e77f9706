package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.problem.Problem;
import dev.refine.run.CaseTask;
import java.util.concurrent.atomic.AtomicReference;

/** What runs reported of their usage and nobody can read: told of one of them, once in a session. */
final class Misreported {

    private static final String CODE = "usage-value";

    private final Bench bench;
    private final AtomicReference<String> sentence = new AtomicReference<>();

    Misreported(Bench bench) {
        this.bench = bench;
    }

    /** From any thread. */
    void note(CaseTask task, String found) {
        sentence.compareAndSet(
                null,
                new Problem(
                                CODE,
                                "case " + task.input().id(),
                                "usage was reported that cannot be read",
                                found,
                                "It counts as unknown, not as zero. Possible are numbers from 0 on, without quotes:"
                                        + " inputTokens, outputTokens, costUsd.")
                        .sentence());
    }

    /** By the thread of the loop. */
    void tell() {
        String said = sentence.getAndSet(null);
        boolean known = bench.state().insights().stream().anyMatch(text -> text.contains("[" + CODE + "]"));
        if (said != null && !known) {
            bench.progress().said("warning: " + said);
            bench.append(new Event.InsightNoted(bench.state().current().number(), said));
        }
    }
}
