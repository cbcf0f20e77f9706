package dev.refine.loop;

import dev.refine.journal.Ledger;
import dev.refine.workload.Manifest;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How far a budget reaches. What runs have shown counts more than what the manifest estimates, and what neither tells is
 * unknown. A run that did not report what it cost counts as one that did, and so does a proposal.
 *
 * @param reports whether runs may tell what they cost
 * @param slots runs at a time
 */
record Reach(Manifest.Budget budget, Optional<Manifest.CaseEstimate> estimate, boolean reports, int slots) {

    /** Three times ten cents are thirty. */
    private static final double ROUNDING = 1e-9;

    /**
     * What the next step takes, in runs, and what has to be left after it.
     *
     * @param proposalUsd what a question to the proposer costs, 0 when none is asked
     */
    record Need(int runs, int holdout, int verification, double proposalUsd) {

        int all() {
            return runs + holdout + verification;
        }

        Need of(int otherRuns) {
            return new Need(otherRuns, holdout, verification, proposalUsd);
        }
    }

    /** Why the budget does not bear it; empty when it does. */
    Optional<String> exceededBy(Need need, Ledger spent, double minutes) {
        return runsExceededBy(need, spent)
                .or(() -> minutesExceededBy(need, spent, minutes))
                .or(() -> dollarsExceededBy(need, spent));
    }

    /** Whether there are dollars to keep, and runs could tell how far they reach but none has yet. */
    boolean isBlind(Ledger spent) {
        return budget.costUsd().isPresent() && reports && spent.total() == 0;
    }

    /** The same for the runs alone. */
    Optional<String> runsExceededBy(Need need, Ledger spent) {
        int asked = spent.proposals() + spent.critiques();
        int used = spent.total() + asked;
        if (budget.runs().isEmpty() || used + need.all() <= budget.runs().get()) {
            return Optional.empty();
        }
        return Optional.of(used + " of " + budget.runs().get() + " runs are used"
                + (asked == 0 ? "" : ", " + asked + " of them to ask,")
                + " and the next step needs " + need.runs()
                + (need.holdout() == 0 ? "" : ", the holdout " + need.holdout())
                + (need.verification() == 0 ? "" : ", the full run at the end " + need.verification()));
    }

    private Optional<String> minutesExceededBy(Need need, Ledger spent, double minutes) {
        if (budget.minutes().isEmpty()) {
            return Optional.empty();
        }
        double most = budget.minutes().getAsDouble();
        if (minutes >= most) {
            return Optional.of("the " + plain(most) + " minutes are over");
        }
        // However many run at a time, the last one takes as long as a run takes.
        double next = minutesPerRun(spent).orElse(0) * Math.max(1, need.all() / (double) slots);
        return minutes + next <= most
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "%.2f of %s minutes are over and the next step would take about %.2f",
                        minutes,
                        plain(most),
                        next));
    }

    private Optional<String> dollarsExceededBy(Need need, Ledger spent) {
        if (budget.costUsd().isEmpty()) {
            return Optional.empty();
        }
        if (spent.total() > 0 && usdPerRun(spent).isEmpty()) {
            return Optional.of("no run has reported what it cost and there is no caseEstimate.usd");
        }
        if (spent.isBlindToProposals()) {
            return Optional.of("no proposal has reported what it cost");
        }
        double most = budget.costUsd().getAsDouble();
        double each = usdPerRun(spent).orElse(0);
        double unreported = spent.unpriced() * each + spent.unpricedProposalsUsd();
        double used = spent.usd() + unreported;
        double next = need.all() * each + need.proposalUsd();
        return used + next <= most + ROUNDING
                ? Optional.empty()
                : Optional.of((unreported > 0 ? "about " : "") + dollars(used) + " of " + dollars(most)
                        + " are spent and the next step would cost about " + dollars(next));
    }

    /** A manifest with a budget of dollars that can tell neither is refused at the start. */
    private OptionalDouble usdPerRun(Ledger spent) {
        return spent.meanUsd().isPresent() ? spent.meanUsd() : estimated(Manifest.CaseEstimate::usd);
    }

    private OptionalDouble minutesPerRun(Ledger spent) {
        OptionalDouble seconds = spent.total() > 0
                ? OptionalDouble.of(spent.meanMillis() / 1000)
                : estimated(Manifest.CaseEstimate::seconds);
        return seconds.isEmpty() ? seconds : OptionalDouble.of(seconds.getAsDouble() / 60);
    }

    private OptionalDouble estimated(Function<Manifest.CaseEstimate, OptionalDouble> part) {
        return estimate.map(part).orElse(OptionalDouble.empty());
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "$%.4f", amount);
    }
}
