package dev.refine.journal;

import java.util.List;

/** What is noted where the holdout fell while the rest rose. */
public final class Overfitting {

    /** How such an insight begins. */
    public static final String MARK = "overfitting: ";

    private Overfitting() {}

    /** Those insights of a session, oldest first. */
    public static List<String> in(SessionState state) {
        return state.insights().stream().filter(text -> text.startsWith(MARK)).toList();
    }
}
