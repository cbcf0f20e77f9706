package dev.refine.problem;

import java.util.List;

/** Carries problems to the command line. The subclass says which exit code they deserve; a failing case is never one. */
public abstract sealed class RefineException extends RuntimeException
        permits UsageException, WorkloadException, SessionException, StorageException, BusyException {

    private final transient List<Problem> problems;

    RefineException(List<Problem> problems, Throwable cause) {
        super(
                problems.stream()
                        .map(Problem::sentence)
                        .reduce((a, b) -> a + "\n" + b)
                        .orElse(""),
                cause);
        this.problems = List.copyOf(problems);
    }

    /** At least one problem, in the order a reader should meet them. */
    public List<Problem> problems() {
        return problems;
    }
}
