package dev.refine.model;

/** One model, however it is reached. Thread-safe: several questions may be under way at a time. */
public interface ModelClient {

    /** Who answers, for logs and recordings: {@code anthropic/claude-sonnet-4-5} for instance. Never holds a key. */
    String name();

    /**
     * Asks and blocks until there is an answer. Whatever goes wrong on the way is a {@link ModelReply.Failure}; thrown
     * is only what {@code problem} defines, for trouble that no other question would escape (a full disk, a missing
     * recording). An interrupted thread gets a failure of the kind {@link ModelFault#CANCELLED} and stays interrupted.
     */
    ModelReply ask(ModelRequest request);
}
