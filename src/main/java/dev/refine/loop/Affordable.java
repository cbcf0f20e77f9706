package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.workload.Manifest;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** Keeps a budget by not starting what would exceed it. */
final class Affordable {

    private final Bench bench;

    Affordable(Bench bench) {
        this.bench = bench;
    }

    /** Whether so many more runs would exceed the budget; if so the session is told to end, and why. */
    boolean refuses(int runs) {
        Optional<String> reason = bench.budget().flatMap(budget -> exceeded(budget, runs));
        reason.ifPresent(text -> bench.session()
                .append(new Event.StopRequested(
                        bench.session().state().current().number(), SessionEnd.BUDGET, text)));
        return reason.isPresent();
    }

    private Optional<String> exceeded(Manifest.Budget budget, int runs) {
        SessionState state = bench.session().state();
        int used = state.ledger().total() + state.ledger().proposals();
        if (budget.runs().isPresent() && used + runs > budget.runs().get()) {
            return Optional.of(used + " of " + budget.runs().get() + " runs are used and the next step needs " + runs);
        }
        double minutes = bench.minutesSinceStart().getAsDouble();
        if (budget.minutes().isPresent() && minutes >= budget.minutes().getAsDouble()) {
            return Optional.of("the " + budget.minutes().getAsDouble() + " minutes are over");
        }
        if (budget.costUsd().isPresent()) {
            double spent = spentUsd(state);
            double next = runs * usdPerRun(state);
            if (spent + next > budget.costUsd().getAsDouble()) {
                return Optional.of("$" + spent + " are spent and the next step would cost about $" + next);
            }
        }
        return Optional.empty();
    }

    private static double spentUsd(SessionState state) {
        return state.iterations().stream()
                .flatMap(iteration -> iteration.results().values().stream())
                .filter(result -> !result.remembered())
                .map(CaseResult::usage)
                .filter(Objects::nonNull)
                .map(CaseResult.Usage::costUsd)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Measured mean, else the manifest's estimate; a manifest with a cost budget and neither is refused at the start. */
    private double usdPerRun(SessionState state) {
        OptionalDouble measured = state.iterations().stream()
                .flatMap(iteration -> iteration.results().values().stream())
                .map(CaseResult::usage)
                .filter(Objects::nonNull)
                .map(CaseResult.Usage::costUsd)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
        return measured.orElseGet(() -> bench.workload()
                .manifest()
                .loop()
                .estimate()
                .map(Manifest.CaseEstimate::usd)
                .orElse(OptionalDouble.empty())
                .orElse(0));
    }
}
