package dev.refine.journal;

/**
 * What the command line said instead of the manifest, for as long as a session goes on; null where it said nothing.
 * {@code plan} is an absolute path. How many cases run at a time is not among it: the same inputs give the same journal
 * at any concurrency.
 */
public record Overrides(Integer budgetRuns, Double budgetUsd, String proposer, String plan, String measure) {

    public static final Overrides NONE = new Overrides(null, null, null, null, null);

    /** The same with this plan instead of whoever proposed before. */
    public Overrides following(String approved) {
        return new Overrides(budgetRuns, budgetUsd, null, approved, measure);
    }
}
