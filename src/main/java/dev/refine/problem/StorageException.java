package dev.refine.problem;

import java.util.List;

/** Reading or writing failed, a full disk for instance: exit 74. */
public final class StorageException extends RefineException {

    public StorageException(Problem problem) {
        super(List.of(problem), null);
    }

    public StorageException(Problem problem, Throwable cause) {
        super(List.of(problem), cause);
    }
}
