package dev.refine.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;

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
 * @param usage tokens and cost over all attempts, as far as they were reported
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

    /** @param usage tokens and cost if this attempt reported them */
    public record Attempt(CaseOutcome outcome, int exitCode, long millis, Optional<Usage> usage) {

        /** Whether it said what it cost. */
        public boolean isPriced() {
            return usage.flatMap(Usage::costUsd).isPresent();
        }

        /** How it ended, in a word or two: {@code exit 75}, {@code timeout}. */
        public String end() {
            return outcome == CaseOutcome.EXIT_CODE || outcome == CaseOutcome.TEMPORARY
                    ? "exit " + exitCode
                    : outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Unknown parts are empty, never zero. */
    public record Usage(Optional<Long> inputTokens, Optional<Long> outputTokens, Optional<Double> costUsd) {

        /** Each part as far as attempts reported it: unknown only if none did. */
        public static Optional<Usage> over(List<Attempt> attempts) {
            return attempts.stream()
                    .map(Attempt::usage)
                    .flatMap(Optional::stream)
                    .reduce(Usage::plus);
        }

        private Usage plus(Usage other) {
            return new Usage(
                    sum(inputTokens, other.inputTokens, Usage::most),
                    sum(outputTokens, other.outputTokens, Usage::most),
                    sum(costUsd, other.costUsd, (one, two) -> Math.min(one + two, Double.MAX_VALUE)));
        }

        /** Whatever a command reports, a sum does not turn negative. */
        private static long most(long one, long two) {
            return one > Long.MAX_VALUE - two ? Long.MAX_VALUE : one + two;
        }

        private static <T> Optional<T> sum(Optional<T> one, Optional<T> other, BinaryOperator<T> add) {
            return one.isPresent() && other.isPresent()
                    ? Optional.of(add.apply(one.get(), other.get()))
                    : one.or(() -> other);
        }
    }
}
