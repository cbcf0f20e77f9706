package dev.refine.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.refine.run.CaseRun.Usage;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run said of its usage: {@code {inputTokens, outputTokens, costUsd}}. What is missing, negative or no number is
 * unknown.
 *
 * @param known empty when nothing is
 * @param misfit what is there and cannot be read, as whole sentences; empty when all of it can
 */
public record ReportedUsage(Optional<Usage> known, String misfit) {

    public static final ReportedUsage NOTHING = new ReportedUsage(Optional.empty(), "");

    private static final int LONGEST_SHOWN = 60;
    private static final String INPUT_TOKENS = "inputTokens";
    private static final String OUTPUT_TOKENS = "outputTokens";
    private static final String COST_USD = "costUsd";

    /** @param node a missing one and null say nothing */
    public static ReportedUsage of(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return NOTHING;
        }
        if (!node.isObject()) {
            return misfit("It is no JSON object.");
        }
        Usage usage = new Usage(count(node, INPUT_TOKENS), count(node, OUTPUT_TOKENS), cost(node));
        String misfit = Stream.of(
                        misfit(node, INPUT_TOKENS, usage.inputTokens()),
                        misfit(node, OUTPUT_TOKENS, usage.outputTokens()),
                        misfit(node, COST_USD, usage.costUsd()))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" "));
        boolean known = usage.inputTokens().isPresent()
                || usage.outputTokens().isPresent()
                || usage.costUsd().isPresent();
        return new ReportedUsage(known ? Optional.of(usage) : Optional.empty(), misfit);
    }

    public static ReportedUsage misfit(String sentence) {
        return new ReportedUsage(Optional.empty(), sentence);
    }

    private static String misfit(JsonNode node, String field, Optional<?> known) {
        return known.isPresent() || !node.hasNonNull(field)
                ? ""
                : "\"" + field + "\" is " + clipped(node.get(field)) + ".";
    }

    private static String clipped(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
    }

    private static Optional<Long> count(JsonNode node, String field) {
        JsonNode value = node.path(field);
        boolean known = value.isNumber() && value.canConvertToLong() && value.asLong() >= 0;
        return known ? Optional.of(value.asLong()) : Optional.empty();
    }

    private static Optional<Double> cost(JsonNode node) {
        JsonNode value = node.path(COST_USD);
        double cost = value.isNumber() ? value.asDouble() : -1;
        return cost >= 0 && Double.isFinite(cost) ? Optional.of(cost) : Optional.empty();
    }
}
