package dev.refine.protocol;

/** A reply that does not fit the protocol; the message says in one line what does not. */
final class MisfitException extends Exception {

    private static final long serialVersionUID = 1L;

    MisfitException(String message) {
        super(message);
    }
}
