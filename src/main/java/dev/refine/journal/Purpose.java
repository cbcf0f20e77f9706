package dev.refine.journal;

import java.util.List;
import java.util.Locale;

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

    /** Those that a ledger tells apart, in the order of a session. */
    public static final List<Purpose> COUNTED = List.of(BASELINE, FOCUS, GUARD, VERIFY, REPEAT);

    /** Whether it says something of the state that the files hold or are about to: no candidate that is only looked at. */
    boolean isOfState() {
        return this != HOLDOUT && this != SCREEN;
    }

    /** As in JSON results and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
