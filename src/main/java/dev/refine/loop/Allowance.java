package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Ledger;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * What a budget still bears while a measurement goes on, since runs may turn out dearer or slower than those before them.
 * Where nobody knows what a run costs, one goes alone first. Thread-safe.
 */
final class Allowance {

    private final Reach reach;
    private final Reach.Need each;
    private final Ledger spent;
    private final DoubleSupplier minutes;
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

    /** Asked before every start. After a refusal nothing is admitted any more. */
    synchronized boolean admits() {
        boolean waits = begun > 0 && reach.isBlind(spent);
        if (waits || !bears(begun + 1)) {
            return false;
        }
        begun++;
        return true;
    }

    /** Whether so many runs, as far as they are known now, would not exceed the budget. */
    synchronized boolean bears(int runs) {
        if (refusal.isEmpty()) {
            refusal = reach.exceededBy(each.of(runs * each.runs()), spent, minutes.getAsDouble());
        }
        return refusal.isEmpty();
    }

    /** What a run of this measurement took; nothing was begun for one that is remembered. */
    synchronized void settle(Event.CaseMeasured run) {
        begun -= run.result().remembered() ? 0 : run.result().attempts();
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
