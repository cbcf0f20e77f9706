package dev.refine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How one attempt at a case ended.
 *
 * @param exitCode -1 if it has none
 * @param output in the attempt's own folder, present when there is one to judge
 * @param stderr what was said about it, its end at least
 * @param usage tokens and cost as far as they were reported
 * @param note one line of explanation, or empty
 * @param retry whether another attempt is worth making
 */
public record Attempted(
        CaseOutcome outcome,
        int exitCode,
        Optional<Path> output,
        Duration duration,
        String stderr,
        ReportedUsage usage,
        String note,
        Retry retry) {

    /** How often an attempt that ended so is made again. */
    public enum Retry {
        NEVER,
        /** Once for each run of a case, whatever the manifest says. */
        ONCE,
        /** As often as {@code retries} says. */
        AS_ALLOWED
    }
}
