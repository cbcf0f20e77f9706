package dev.refine.cli.wiring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.model.ModelRequest;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import dev.refine.workload.Manifest;
import java.time.Duration;
import java.util.Optional;

/** What holds for whoever the manifest has asked, the proposer and the critic alike. */
final class AskedSpec {

    /** Unless the manifest says otherwise: to think of an edit or to look at a picture takes longer than a case. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private AskedSpec() {}

    static Duration timeout(JsonNode spec) {
        JsonNode seconds = spec.path("timeoutSeconds");
        return seconds.isNumber() ? Duration.ofMillis(Math.round(seconds.doubleValue() * 1000)) : LONGEST;
    }

    /** For the program of a preset, which is told nothing else. */
    static ModelRequest.Limits limits(JsonNode spec) {
        return new ModelRequest.Limits(Optional.empty(), Optional.empty(), Optional.of(timeout(spec)));
    }

    /**
     * Refuses a budget in dollars that could not be kept.
     *
     * @param known whether a cost can be put on what is asked
     * @param who is asked, as a noun
     */
    static void requirePrice(Manifest manifest, boolean known, String who, String remedy) {
        boolean limited = manifest.loop()
                .budget()
                .filter(budget -> budget.costUsd().isPresent())
                .isPresent();
        if (limited && !known) {
            throw new UsageException(Problem.of(
                    "model-price",
                    "a budget in dollars needs the price of " + who,
                    "Unknown cost is never taken for zero.",
                    remedy));
        }
    }
}
