package dev.refine.json;

/** A schema that is none. The message is one clause; callers turn it into a Problem. */
public final class InvalidSchemaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    InvalidSchemaException(String message, Throwable cause) {
        super(message, cause);
    }
}
