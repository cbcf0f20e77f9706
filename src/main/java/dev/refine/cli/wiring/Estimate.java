package dev.refine.cli.wiring;

import dev.refine.journal.Ledger;
import dev.refine.workload.Manifest;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * What so many runs take, by what runs so far have taken, else by what the manifest says of one, and by their distance;
 * unknown is never zero, and no run takes nothing.
 *
 * @param spent by the session that goes on
 */
record Estimate(Manifest manifest, Optional<Ledger> spent) {

    /** Less than six seconds are nothing to tell of. */
    private static final double WORTH_TELLING = 0.1;

    /** The slots share the work, and nothing starts before its turn. */
    Optional<Amount> minutes(int runs) {
        if (runs == 0) {
            return Optional.of(Amount.about(0));
        }
        Manifest.RunLimits limits = manifest.run().limits();
        double starts = limits.startsPerMinute().isEmpty()
                ? 0
                : (runs - 1) / limits.startsPerMinute().getAsDouble();
        OptionalDouble seconds = measured(ledger -> OptionalDouble.of(ledger.meanMillis() / 1000))
                .orElseGet(() -> estimated(Manifest.CaseEstimate::seconds));
        if (seconds.isPresent()) {
            double work = runs / 60.0 / limits.concurrency() * seconds.getAsDouble();
            return Optional.of(Amount.about(Math.max(work, starts)));
        }
        return starts < WORTH_TELLING ? Optional.empty() : Optional.of(Amount.atLeast(starts));
    }

    Optional<Amount> usd(int runs) {
        if (runs == 0) {
            return Optional.of(Amount.about(0));
        }
        OptionalDouble usd = measured(Ledger::meanUsd).orElseGet(() -> estimated(Manifest.CaseEstimate::usd));
        return usd.isEmpty() ? Optional.empty() : Optional.of(Amount.about(runs * usd.getAsDouble()));
    }

    private Optional<OptionalDouble> measured(Function<Ledger, OptionalDouble> part) {
        return spent.filter(ledger -> ledger.total() > 0).map(part).filter(OptionalDouble::isPresent);
    }

    private OptionalDouble estimated(Function<Manifest.CaseEstimate, OptionalDouble> part) {
        return manifest.loop().estimate().map(part).orElse(OptionalDouble.empty());
    }
}
