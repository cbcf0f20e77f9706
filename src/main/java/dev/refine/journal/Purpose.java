package dev.refine.journal;

/** What a run of a case was for: the columns of the ledger. */
public enum Purpose {
    BASELINE,
    /** Of several candidates, before one of them is measured; counted with the focus. */
    SCREEN,
    FOCUS,
    GUARD,
    VERIFY,
    REPEAT,
    HOLDOUT;

    /** Whether it says something of the state that the files hold or are about to: no candidate that is only looked at. */
    boolean isOfState() {
        return this != HOLDOUT && this != SCREEN;
    }
}
