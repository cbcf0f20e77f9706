package dev.refine.compare.rule;

import java.util.List;

/**
 * Everything that holds at one path after the rules were laid over each other.
 *
 * @param name kind and path of the last rule that matched, for reports
 * @param value judges the values
 * @param weight of one leaf
 * @param critical whether an error here costs whatever is credited
 * @param credit in [0, 1], earned by what is wrong only in form
 */
public record FieldRule(
        String name,
        ValueRule value,
        boolean ignored,
        double weight,
        boolean critical,
        double credit,
        ArrayTerms array,
        ObjectTerms object) {

    /** What happens to members that only one side has. */
    public enum Extra {
        ERROR,
        INFO,
        IGNORE
    }

    public enum Order {
        STRICT,
        REPORT_ONLY,
        IGNORE
    }

    /**
     * How rows are paired.
     *
     * @param keyBy pointers inside a row that name it; empty when there is none
     * @param set whether repetitions and order count for nothing
     */
    public record ArrayTerms(Order order, List<String> keyBy, boolean autoKey, boolean set, double minSimilarity) {

        public boolean ordered() {
            return order != Order.IGNORE && !set;
        }
    }

    public record ObjectTerms(Extra extra, boolean missingNullCosts, boolean anyCase) {}

    public boolean whole() {
        return value.whole();
    }

    /** What a fuzzy text below its threshold earns, times its similarity. */
    public double partialCredit() {
        return value instanceof FuzzyRule ? credit : 0;
    }

    /** Whether a missing value is as good as the expected one. */
    public boolean acceptsAbsence(com.fasterxml.jackson.databind.JsonNode expected) {
        return ignored || value instanceof AnyOfRule && AnyOfRule.acceptsAbsence(expected);
    }
}
