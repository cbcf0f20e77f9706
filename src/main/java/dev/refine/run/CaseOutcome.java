package dev.refine.run;

/** Every way a run of a case can end. An <em>error</em> says nothing about the prompt and is retried. */
public enum CaseOutcome {
    /** Exit 0 and an output to judge. */
    OUTPUT(false, "gave an output"),
    /** Any exit code but 0 and 75. */
    EXIT_CODE(false, "ended with a non-zero exit code"),
    /** Exit 0, but no output file. */
    NO_OUTPUT(false, "left no output"),
    /** An output that is no readable file: a folder, over the size cap, without permission. */
    UNREADABLE_OUTPUT(false, "left an output that cannot be read"),
    /** Exit 75: try again later. */
    TEMPORARY(true, "asked to be tried again (exit 75)"),
    TIMEOUT(true, "ran out of time"),
    SIGNAL(true, "was ended by a signal"),
    NOT_STARTABLE(true, "could not be started"),
    /** By us, because the session is ending. Never recorded as a result. */
    CANCELLED(true, "was cancelled");

    private final boolean error;
    private final String sentence;

    CaseOutcome(boolean error, String sentence) {
        this.error = error;
        this.sentence = sentence;
    }

    public boolean isError() {
        return error;
    }

    /** Completes "runCommand …". */
    public String sentence() {
        return sentence;
    }
}
