package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Ledger;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.workload.Manifest;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Keeps a budget by not starting what would exceed it. What the holdout will cost, now or at the end, is never given
 * away to anything else.
 */
final class Affordable {

    /** A proposer that cannot answer now, or whose answer does not fit, is asked no oftener again. */
    private static final int RETRIES = 3;

    private final Bench bench;

    Affordable(Bench bench) {
        this.bench = bench;
    }

    /** Whether so many more runs would exceed the budget; if so the session is told to end, and why. */
    boolean refuses(int runs) {
        return refuses(runs, reserved(), 0);
    }

    /** The same for runs that verify a provisional state: they take what was reserved for them. */
    boolean refusesVerification(int runs) {
        return refuses(runs, 0, 0);
    }

    /** Whether another question to so many proposers would exceed the budget, or leave no run to try the answer. */
    boolean refusesProposal(int calls) {
        Optional<String> reason = exceeded(calls, reserved(), usd(calls)).or(() -> runsExceeded(calls + judged(1)));
        reason.ifPresent(this::end);
        return reason.isPresent();
    }

    private Optional<String> runsExceeded(int runs) {
        Ledger spent = bench.state().ledger();
        return reach().flatMap(reach -> reach.runsExceededBy(need(runs, reserved(), 0), spent));
    }

    /** How many calls the budget bears when proposers are asked again, beside one to each. */
    int spareCalls() {
        double usd = meanUsd();
        int calls = bench.proposer().calls();
        int reserved = reserved();
        return most(
                RETRIES * calls,
                further -> exceeded(calls + further, reserved, usd).isEmpty());
    }

    /** Whether the budget reaches for so many more calls and a run of the answer, with what is to be measured anyway. */
    boolean leavesRoomForProposal(int calls) {
        return exceeded(1 + calls, verification(), usd(calls)).isEmpty();
    }

    /** Whether the budget reaches for the answer at hand, so many runs, and a full measurement after them. */
    boolean leavesRoomToScreen(int runs) {
        return exceeded(1 + runs, verification(), 0).isEmpty();
    }

    private double usd(int calls) {
        return calls == 0 ? 0 : meanUsd();
    }

    private double meanUsd() {
        return bench.state().ledger().meanProposalUsd();
    }

    /** What verifying a provisional state will take; elsewhere every measurement of a candidate is in full already. */
    private int reserved() {
        return bench.isLazy() ? verification() : 0;
    }

    /** What a full run of the state after the next edit would take. */
    private int verification() {
        return bench.state().current().number() == 0
                ? 0
                : judged(bench.caseIds().size());
    }

    private boolean refuses(int runs, int verification, double proposalUsd) {
        Optional<String> reason = exceeded(runs, verification, proposalUsd);
        reason.ifPresent(this::end);
        return reason.isPresent();
    }

    /** Tells the session to end, and why; once is enough. */
    void end(String reason) {
        Iteration current = bench.state().current();
        if (current.stop().isEmpty()) {
            bench.append(new Event.StopRequested(current.number(), SessionEnd.BUDGET, reason));
        }
    }

    /** What a measurement may take while it goes on. The holdout takes what was left for it. */
    Optional<Allowance> within(Purpose purpose) {
        boolean keeps = purpose != Purpose.VERIFY && purpose != Purpose.REPEAT;
        return purpose == Purpose.HOLDOUT
                ? Optional.empty()
                : reach().map(reach -> new Allowance(
                        reach,
                        need(judged(1), keeps ? reserved() : 0, 0),
                        bench.state().ledger().copy(),
                        bench.minutesSinceStart()));
    }

    /** How many of these further runs, beside so many that are made anyway, the budget still bears. */
    int spare(int runs, int further) {
        return most(further, more -> leavesRoomFor(runs + more));
    }

    private static int most(int further, IntPredicate isBorne) {
        int least = 0;
        int most = further;
        while (least < most) {
            int middle = (least + most + 1) >>> 1;
            if (isBorne.test(middle)) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    /** Whether so many calls of a critic or a proposer fit into the budget. */
    boolean leavesRoomFor(int calls) {
        return exceeded(calls, 0, 0).isEmpty();
    }

    /** Runs with the critic's calls that judge them. */
    int judged(int runs) {
        boolean byCritic = bench.workload().visualOnly()
                && bench.judge().viewing().critic().isPresent();
        return byCritic ? 2 * runs : runs;
    }

    private Optional<String> exceeded(int runs, int verification, double proposalUsd) {
        Ledger spent = bench.state().ledger();
        return reach().flatMap(reach -> reach.exceededBy(
                need(runs, verification, proposalUsd),
                spent,
                bench.minutesSinceStart().getAsDouble()));
    }

    private Reach.Need need(int runs, int verification, double proposalUsd) {
        int holdout = judged(bench.state().started().holdout().size());
        return new Reach.Need(runs, holdout, verification, proposalUsd);
    }

    private Optional<Reach> reach() {
        Manifest manifest = bench.workload().manifest();
        return bench.budget()
                .map(budget -> new Reach(
                        budget,
                        manifest.loop().estimate(),
                        manifest.run().usagePath().isPresent()
                                || manifest.run().worker().isPresent(),
                        manifest.run().limits().concurrency()));
    }
}
