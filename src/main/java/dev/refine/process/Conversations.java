package dev.refine.process;

/** Starts commands that stay. Leaves nothing behind, as {@link Processes} does not. */
public interface Conversations {

    /**
     * Starts a command and returns. Its timeout and input are ignored. One that could not start is a conversation that
     * is over, and {@link Conversation#finish} says why.
     */
    Conversation converse(Command command);

    /** Ends every conversation with a short grace; later ones are over at once. Idempotent. */
    void cancel();
}
