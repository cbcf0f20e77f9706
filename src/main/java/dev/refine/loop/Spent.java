package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Tokens;
import java.util.Collection;

/** Sums of what runs reported. */
final class Spent {

    private Spent() {}

    /**
     * Unknown is never zero: what one executed run did not report is not known of all. A run that gave no output counts
     * only if it reported anything, since it may have ended before it used anything.
     */
    static Tokens tokens(Collection<CaseResult> results) {
        CaseResult.Usage sum = results.stream()
                .filter(result -> !result.remembered())
                .filter(result -> !result.output().isEmpty() || result.usage() != null)
                .map(result -> result.usage() == null ? CaseResult.Usage.UNKNOWN : result.usage())
                .reduce(CaseResult.Usage::plus)
                .orElse(CaseResult.Usage.UNKNOWN);
        return Tokens.of(sum.inputTokens(), sum.outputTokens(), sum.costUsd());
    }
}
