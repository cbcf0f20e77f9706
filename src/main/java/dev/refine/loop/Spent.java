package dev.refine.loop;

import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Sums of what runs reported. */
final class Spent {

    private Spent() {}

    /** Unknown is never zero: if one executed run did not report, the sum is not known. */
    static Event.Tokens tokens(Collection<CaseResult> results) {
        List<CaseResult> executed = results.stream()
                .filter(result -> !result.remembered() && !result.output().isEmpty())
                .toList();
        List<CaseResult.Usage> reported = executed.stream()
                .map(CaseResult::usage)
                .filter(Objects::nonNull)
                .toList();
        return new Event.Tokens(
                reported.stream()
                        .map(CaseResult.Usage::inputTokens)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum(),
                reported.stream()
                        .map(CaseResult.Usage::outputTokens)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum(),
                reported.stream()
                        .map(CaseResult.Usage::costUsd)
                        .filter(Objects::nonNull)
                        .mapToDouble(Double::doubleValue)
                        .sum(),
                !executed.isEmpty() && reported.size() == executed.size());
    }
}
