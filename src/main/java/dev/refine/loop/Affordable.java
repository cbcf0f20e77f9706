package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Ledger;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.workload.Manifest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Keeps a budget by not starting what would exceed it. What the holdout will cost, now or at the end, is never given
 * away to anything else.
 */
final class Affordable {

    private final Bench bench;

    Affordable(Bench bench) {
        this.bench = bench;
    }

    /** Whether so many more runs would exceed the budget; if so the session is told to end, and why. */
    boolean refuses(int runs) {
        return refuses(runs, bench.isLazy() ? verification() : 0, 0);
    }

    /** The same for runs that verify a provisional state: they take what was reserved for them. */
    boolean refusesVerification(int runs) {
        return refuses(runs, 0, 0);
    }

    /** Whether another question to the proposer, and one run of what it answers, would exceed the budget. */
    boolean refusesProposal() {
        double usd = bench.session().state().ledger().meanProposalUsd();
        return refuses(1, bench.isLazy() ? verification() : 0, usd);
    }

    /** Whether the budget reaches for one more question, with what is to be measured anyway. */
    boolean leavesRoomForProposal() {
        double usd = bench.session().state().ledger().meanProposalUsd();
        return bench.budget()
                .flatMap(budget -> exceeded(budget, 2, verification(), usd))
                .isEmpty();
    }

    /** Whether the budget reaches for the answer at hand, so many runs, and a full measurement after them. */
    boolean leavesRoomToScreen(int runs) {
        return bench.budget()
                .flatMap(budget -> exceeded(budget, 1 + runs, verification(), 0))
                .isEmpty();
    }

    /** What a full run of the state after the next edit would take. */
    private int verification() {
        return bench.session().state().current().number() == 0
                ? 0
                : judged(bench.caseIds().size());
    }

    private boolean refuses(int runs, int verification, double proposalUsd) {
        Optional<String> reason = bench.budget().flatMap(budget -> exceeded(budget, runs, verification, proposalUsd));
        reason.ifPresent(text -> bench.session()
                .append(new Event.StopRequested(
                        bench.session().state().current().number(), SessionEnd.BUDGET, text)));
        return reason.isPresent();
    }

    /** How many of these further runs, beside so many that are made anyway, the budget still bears. */
    int spare(int runs, int further) {
        int least = 0;
        int most = further;
        while (least < most) {
            int middle = (least + most + 1) >>> 1;
            if (leavesRoomFor(runs + middle)) {
                least = middle;
            } else {
                most = middle - 1;
            }
        }
        return least;
    }

    /** Whether there is a budget in dollars, and no run yet that could tell how far it reaches. */
    boolean isBlind() {
        return bench.budget().filter(budget -> budget.costUsd().isPresent()).isPresent()
                && bench.session().state().ledger().total() == 0;
    }

    /** Whether so many calls of a critic or a proposer fit into the budget. */
    boolean leavesRoomFor(int calls) {
        return bench.budget().flatMap(budget -> exceeded(budget, calls, 0, 0)).isEmpty();
    }

    /** Runs with the critic's calls that judge them. */
    int judged(int runs) {
        boolean byCritic = bench.workload().visualOnly()
                && bench.judge().viewing().critic().isPresent();
        return byCritic ? 2 * runs : runs;
    }

    private Optional<String> exceeded(Manifest.Budget budget, int runs, int verification, double proposalUsd) {
        SessionState state = bench.session().state();
        Ledger ledger = state.ledger();
        int holdout = judged(state.started().holdout().size());
        int reserved = holdout + verification;
        int used = ledger.total() + ledger.proposals() + ledger.critiques();
        if (budget.runs().isPresent() && used + runs + reserved > budget.runs().get()) {
            return Optional.of(used + " of " + budget.runs().get() + " runs are used and the next step needs " + runs
                    + (holdout == 0 ? "" : ", the holdout " + holdout)
                    + (verification == 0 ? "" : ", the full run at the end " + verification));
        }
        if (budget.minutes().isPresent()
                && bench.minutesSinceStart().getAsDouble() >= budget.minutes().getAsDouble()) {
            return Optional.of("the " + plain(budget.minutes().getAsDouble()) + " minutes are over");
        }
        if (budget.costUsd().isPresent()
                && ledger.total() > 0
                && usdPerRun(ledger).isEmpty()) {
            return Optional.of("no run has reported what it cost and there is no caseEstimate.usd");
        }
        double next = (runs + reserved) * usdPerRun(ledger).orElse(0) + proposalUsd;
        if (budget.costUsd().isPresent()
                && ledger.usd() + next > budget.costUsd().getAsDouble()) {
            return Optional.of(
                    dollars(ledger.usd()) + " of " + dollars(budget.costUsd().getAsDouble())
                            + " are spent and the next step would cost about " + dollars(next));
        }
        return Optional.empty();
    }

    /** Measured mean, else the manifest's estimate; a manifest with a cost budget and neither is refused at the start. */
    private OptionalDouble usdPerRun(Ledger ledger) {
        return ledger.meanUsd().isPresent()
                ? ledger.meanUsd()
                : bench.workload()
                        .manifest()
                        .loop()
                        .estimate()
                        .map(Manifest.CaseEstimate::usd)
                        .orElse(OptionalDouble.empty());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "$%.4f", amount);
    }
}
