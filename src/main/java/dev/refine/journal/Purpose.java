package dev.refine.journal;

/** What a run of a case was for: the columns of the ledger. */
public enum Purpose {
    BASELINE,
    FOCUS,
    GUARD,
    VERIFY,
    REPEAT,
    HOLDOUT
}
