package dev.refine.problem;

import java.util.List;

/** A session cannot go on: exit 4. */
public final class SessionException extends RefineException {

    public SessionException(Problem problem) {
        super(List.of(problem), null);
    }

    public SessionException(List<Problem> problems) {
        super(problems, null);
    }

    public SessionException(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }
}
