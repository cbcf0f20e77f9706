package dev.refine.problem;

import java.util.List;

/** Wrong usage, or a manifest, plan or prompt that cannot be used: exit 2. Nothing was written. */
public final class UsageException extends RefineException {

    public UsageException(Problem problem) {
        super(List.of(problem), null);
    }

    public UsageException(List<Problem> problems) {
        super(problems, null);
    }

    public UsageException(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }
}
