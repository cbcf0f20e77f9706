package dev.refine.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;

/** Text that is not the JSON it should be, with the place. Callers turn it into a Problem or into a finding. */
public final class MalformedJsonException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public MalformedJsonException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    static MalformedJsonException from(JsonProcessingException e) {
        JsonLocation place = e.getLocation();
        int line = place == null ? 1 : Math.max(1, place.getLineNr());
        int column = place == null ? 1 : Math.max(1, place.getColumnNr());
        return new MalformedJsonException(e.getOriginalMessage(), line, column);
    }

    /** As the fault of a file of the user's, at its place there. */
    public UsageException in(String file, String code, String remedy) {
        return new UsageException(
                new Problem(code, file + ":" + line + ":" + column, "not JSON: " + getMessage(), "", remedy), this);
    }

    /** From 1. */
    public int line() {
        return line;
    }

    /** From 1. */
    public int column() {
        return column;
    }
}
