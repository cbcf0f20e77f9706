package dev.refine.problem;

import java.util.List;

/** The user's workload is broken: exit 3. */
public final class WorkloadException extends RefineException {

    public WorkloadException(Problem problem) {
        super(List.of(problem), null);
    }

    public WorkloadException(List<Problem> problems) {
        super(problems, null);
    }
}
