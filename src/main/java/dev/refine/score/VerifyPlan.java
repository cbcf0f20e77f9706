package dev.refine.score;

import java.util.List;
import java.util.function.Predicate;

/**
 * Decides how a provisional state is verified: every case under exactly its bytes, stopping at the first failure, since
 * one is enough to know that the state is not the end. Batches double, so that a failure that shows early is cheap and a
 * state that is right is not verified one case at a time.
 *
 * @param order every case, the most telling first
 * @param ready whether such scores are worth verifying while the session can still go on
 * @param last whether the session ends: then failing cases are no reason to stop, and only a loss is
 */
public record VerifyPlan(List<String> order, Predicate<Scorecard> ready, boolean last) {

    /** What to do next. */
    public sealed interface Next {

        /** Run these cases. */
        record Run(List<String> cases) implements Next {}

        /** The state is the best one now. */
        record Verified() implements Next {}

        /** The state is not the end: what it showed is the next evidence. */
        record Failed() implements Next {}

        /** Give the newest edit up: it lost something, or everything since the best state gained nothing. */
        record TakeBack(List<Change> losses) implements Next {}
    }

    /**
     * @param best the last verified state
     * @param believed what is known or presumed of the state
     * @param exact what ran under exactly its bytes
     */
    public Next next(Scorecard best, Scorecard believed, Scorecard exact) {
        if (!last && !ready.test(believed)) {
            return new Next.Failed();
        }
        List<String> open = order.stream().filter(id -> exact.get(id).isEmpty()).toList();
        List<Change> changes = Acceptance.changes(best, exact);
        List<Change> losses = changes.stream().filter(Change::hasLost).toList();
        if (!losses.isEmpty() && (last || open.isEmpty())) {
            return new Next.TakeBack(losses);
        }
        if (!open.isEmpty()) {
            return new Next.Run(open.subList(0, Math.min(open.size(), Math.max(1, exact.size()))));
        }
        boolean gained = changes.stream().anyMatch(Change::hasGained);
        return gained ? new Next.Verified() : new Next.TakeBack(List.of());
    }
}
