package dev.refine.cli.wiring;

import dev.refine.workload.Manifest;
import java.util.Optional;
import java.util.OptionalDouble;

/** What so many runs take, by what the manifest says of one run and of their distance; unknown is never zero. */
record Estimate(Manifest manifest) {

    /** Less than six seconds are nothing to tell of. */
    private static final double WORTH_TELLING = 0.1;

    /** The slots share the work, and nothing starts before its turn. */
    Optional<Amount> minutes(int runs) {
        Manifest.RunLimits limits = manifest.run().limits();
        double starts = limits.startsPerMinute().isEmpty()
                ? 0
                : (runs - 1) / limits.startsPerMinute().getAsDouble();
        OptionalDouble seconds = each().map(Manifest.CaseEstimate::seconds).orElse(OptionalDouble.empty());
        if (seconds.isPresent()) {
            double work = runs / 60.0 / limits.concurrency() * seconds.getAsDouble();
            return Optional.of(Amount.about(Math.max(work, starts)));
        }
        return starts < WORTH_TELLING ? Optional.empty() : Optional.of(Amount.atLeast(starts));
    }

    Optional<Amount> usd(int runs) {
        OptionalDouble usd = each().map(Manifest.CaseEstimate::usd).orElse(OptionalDouble.empty());
        return usd.isEmpty() ? Optional.empty() : Optional.of(Amount.about(runs * usd.getAsDouble()));
    }

    private Optional<Manifest.CaseEstimate> each() {
        return manifest.loop().estimate();
    }
}
