package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Ledger;
import dev.refine.run.CaseRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What a budget still bears while a measurement goes on, since runs may turn out dearer or slower than those before them.
 * Where nobody knows yet what a run costs, one goes alone first, with its retries. Thread-safe.
 */
final class Allowance {

    private final Reach reach;
    private final Reach.Need each;
    private final Ledger spent;
    private final DoubleSupplier minutes;
    private final Map<String, List<CaseRun.Attempt>> paid = new HashMap<>();
    private int begun;
    private Optional<String> refusal = Optional.empty();

    /**
     * @param each what one run takes with all that judges it, and what has to be left after the measurement
     * @param spent so far; its own copy, which goes ahead of the journal
     */
    Allowance(Reach reach, Reach.Need each, Ledger spent, DoubleSupplier minutes) {
        this.reach = reach;
        this.each = each;
        this.spent = spent;
        this.minutes = minutes;
    }

    /**
     * Asked before every start. After a refusal nothing is admitted any more.
     *
     * @param before the attempts at this case so far
     */
    synchronized boolean admits(String caseId, List<CaseRun.Attempt> before) {
        paid.put(caseId, before.stream().filter(CaseRun.Attempt::isPriced).toList());
        boolean waits = before.isEmpty() && begun > 0 && reach.isBlind(spent);
        if (waits || !bears(begun + 1)) {
            return false;
        }
        begun++;
        return true;
    }

    /** Whether so many runs, as far as they are known now, would not exceed the budget. */
    synchronized boolean bears(int runs) {
        if (refusal.isEmpty()) {
            Ledger known = spent.copy();
            List<CaseRun.Attempt> told =
                    paid.values().stream().flatMap(List::stream).toList();
            told.forEach(attempt -> known.attempted(attempt.millis(), cost(attempt)));
            refusal = reach.exceededBy(each.of((runs - told.size()) * each.runs()), known, minutes.getAsDouble());
        }
        return refusal.isEmpty();
    }

    private static double cost(CaseRun.Attempt priced) {
        return priced.usage().flatMap(CaseRun.Usage::costUsd).orElseThrow();
    }

    /** What a run of this measurement took; nothing was begun for one that is remembered. */
    synchronized void settle(Event.CaseMeasured run) {
        // One that was begun before an interruption was never admitted here.
        begun = Math.max(
                0, begun - (run.result().remembered() ? 0 : run.result().attempts()));
        paid.remove(run.caseId());
        spent.apply(run);
    }

    /** What was run before, and is in no journal yet. */
    synchronized void note(Event.CaseMeasured run) {
        spent.apply(run);
    }

    /** Why it admits nothing any more. */
    synchronized Optional<String> refusal() {
        return refusal;
    }
}
