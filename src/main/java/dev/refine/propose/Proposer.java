package dev.refine.propose;

/** Proposes an edit. Sees the diagnosis and the files, never the holdout; the harness applies and judges. */
public interface Proposer {

    /** Short name for the log, for instance {@code rules}. */
    String name();

    /** Whether an answer in that name comes from here. */
    default boolean answersAs(String name) {
        return name().equals(name);
    }

    /** How many proposers {@link #propose} asks at the most. */
    default int calls() {
        return 1;
    }

    /** The same for this request: an answer that was paid for before needs none. */
    default int calls(ProposalRequest request) {
        return calls();
    }

    /** How many calls may be made beyond {@link #calls}, since a budget counts each; said before every question. */
    default void limitFurtherCalls(int most) {}

    /**
     * One answer to one request. A proposer that fails or has nothing to say returns so; it throws only what
     * {@code problem} defines, for trouble that ends the session.
     */
    Reply propose(ProposalRequest request);
}
