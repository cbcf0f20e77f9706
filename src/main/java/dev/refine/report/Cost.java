package dev.refine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.refine.journal.CaseResult;
import dev.refine.json.Json;
import dev.refine.problem.Count;
import java.util.Collection;
import java.util.Locale;

/**
 * What some runs took. What not every run reported is unknown, which is null and never zero.
 *
 * @param runs starts of the command, retries included
 * @param seconds of work, not of waiting: runs at the same time add up
 */
record Cost(int runs, double seconds, Long inputTokens, Long outputTokens, Double usd) {

    static Cost of(Collection<CaseResult> results) {
        CaseResult.Usage sum = results.stream()
                .map(CaseResult::usage)
                .map(usage -> usage == null ? CaseResult.Usage.UNKNOWN : usage)
                .reduce(CaseResult.Usage::plus)
                .orElse(CaseResult.Usage.UNKNOWN);
        return new Cost(
                results.stream().mapToInt(CaseResult::attempts).sum(),
                results.stream().mapToLong(CaseResult::millis).sum() / 1000.0,
                sum.inputTokens(),
                sum.outputTokens(),
                sum.costUsd());
    }

    ObjectNode json() {
        ObjectNode json = Json.object();
        json.put("runs", runs);
        json.put("seconds", seconds);
        json.put("inputTokens", inputTokens);
        json.put("outputTokens", outputTokens);
        json.put("usd", usd);
        return json;
    }

    String words() {
        String tokens = inputTokens == null && outputTokens == null
                ? "tokens not reported"
                : tokens(inputTokens) + " tokens in, " + tokens(outputTokens) + " out";
        String dollars = usd == null ? "cost not reported" : String.format(Locale.ROOT, "$%.4f", usd);
        return Count.of(runs, "run") + ", " + String.format(Locale.ROOT, "%.1f s, ", seconds) + tokens + ", " + dollars;
    }

    private static String tokens(Long count) {
        return count == null ? "unknown" : Long.toString(count);
    }
}
