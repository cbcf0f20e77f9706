package dev.refine.model;

/** Every way a question can stay without an answer. */
public enum ModelFault {
    /** The endpoint does not accept the key. */
    KEY(false),
    /** Quota or credit is used up: waiting does not help. */
    QUOTA(false),
    /** The endpoint does not take the question, for instance an unknown model or too long a text. */
    REFUSED(false),
    /** Too many questions at a time. */
    BUSY(true),
    /** The endpoint failed. */
    DOWN(true),
    /** No connection, or one that broke. */
    UNREACHABLE(true),
    /** No answer in time. */
    TIMEOUT(true),
    /** The answer stopped at the limit of tokens. */
    CUT(false),
    /** The answer does not fit the schema, or is no answer at all. */
    MISFIT(false),
    /** An agent program that could not be started, or failed. */
    PROGRAM(false),
    /** By us, because the session is ending. */
    CANCELLED(false);

    private final boolean temporary;

    ModelFault(boolean temporary) {
        this.temporary = temporary;
    }

    /** Whether the same question may be answered later. */
    public boolean isTemporary() {
        return temporary;
    }
}
