package dev.refine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.run.CaseRun.Usage;
import java.util.Optional;

/** Reads {@code {inputTokens, outputTokens, costUsd}}. What is missing, negative or no number is unknown. */
public final class ReportedUsage {

    private ReportedUsage() {}

    /** Empty when nothing is known. */
    public static Optional<Usage> of(JsonNode node) {
        Usage usage = new Usage(count(node, "inputTokens"), count(node, "outputTokens"), cost(node));
        boolean known = usage.inputTokens().isPresent()
                || usage.outputTokens().isPresent()
                || usage.costUsd().isPresent();
        return known ? Optional.of(usage) : Optional.empty();
    }

    private static Optional<Long> count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean known = value.isNumber() && value.canConvertToLong() && value.asLong() >= 0;
        return known ? Optional.of(value.asLong()) : Optional.empty();
    }

    private static Optional<Double> cost(JsonNode node) {
        JsonNode value = node.path("costUsd");
        double cost = value.isNumber() ? value.asDouble() : -1;
        return cost >= 0 && Double.isFinite(cost) ? Optional.of(cost) : Optional.empty();
    }
}
