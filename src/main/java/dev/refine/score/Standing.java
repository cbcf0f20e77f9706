package dev.refine.score;

import java.util.Locale;

/** Where a measured case stands. Orthogonal on purpose: an error says nothing about the prompt. */
public enum Standing {
    PASSED,
    FAILED,
    /** The harness could not get an answer: missing data, neither gain nor loss. */
    ERROR,
    /** Nothing to judge it by: run and shown, never passed, never scored. */
    UNJUDGED;

    /** As in JSON results and in messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
