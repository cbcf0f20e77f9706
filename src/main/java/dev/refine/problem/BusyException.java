package dev.refine.problem;

import java.util.List;

/** Another session holds the lock: exit 75. */
public final class BusyException extends RefineException {

    public BusyException(Problem problem) {
        super(List.of(problem), null);
    }
}
