package dev.refine.journal;

/**
 * Sums of what the executed runs of a measurement reported, null where not every run did.
 *
 * @param known whether all three are; older journals have this flag alone, and their sums say nothing without it
 */
public record Tokens(Long input, Long output, Double costUsd, boolean known) {

    public Tokens {
        boolean whole = input != null && output != null && costUsd != null;
        if (whole && !known) {
            input = null;
            output = null;
            costUsd = null;
        }
        known = whole && known;
    }

    public static Tokens of(Long input, Long output, Double costUsd) {
        return new Tokens(input, output, costUsd, input != null && output != null && costUsd != null);
    }

    /** As the log shows it. */
    public String counts() {
        return input == null && output == null ? "not reported" : count(input) + " in, " + count(output) + " out";
    }

    private static String count(Long tokens) {
        return tokens == null ? "unknown" : Long.toString(tokens);
    }
}
