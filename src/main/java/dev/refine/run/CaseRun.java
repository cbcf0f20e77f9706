package dev.refine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How a run ended, all retries included. The last attempt decides.
 *
 * @param task what was to be run
 * @param outcome how the last attempt ended
 * @param exitCode of the last attempt, -1 if it has none
 * @param output the output inside the attempt's own folder, when there is one
 * @param duration of the last attempt
 * @param stderrTail the end of its standard error
 * @param attempts every attempt in order, the last included; none for a run that was remembered
 * @param usage tokens and cost if the command reported them
 * @param note one line of explanation, or empty
 */
public record CaseRun(
        CaseTask task,
        CaseOutcome outcome,
        int exitCode,
        Optional<Path> output,
        Duration duration,
        String stderrTail,
        List<Attempt> attempts,
        Optional<Usage> usage,
        String note) {

    public record Attempt(CaseOutcome outcome, int exitCode, long millis) {

        /** How it ended, in a word or two: {@code exit 75}, {@code timeout}. */
        public String end() {
            return outcome == CaseOutcome.EXIT_CODE || outcome == CaseOutcome.TEMPORARY
                    ? "exit " + exitCode
                    : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Unknown parts are empty, never zero. */
    public record Usage(Optional<Long> inputTokens, Optional<Long> outputTokens, Optional<Double> costUsd) {}
}
