package dev.refine.process;

/** Every way a command can end. */
public enum ProcessEnd {
    /** By itself, with an exit code. */
    EXITED,
    /** By a signal that was not ours. */
    SIGNALLED,
    /** By us, because the deadline passed. */
    TIMED_OUT,
    /** Never began: no such program, or not executable. */
    NOT_STARTABLE,
    /** By us, because it wrote more than the cap. */
    OUTPUT_TOO_LARGE,
    /** By us, because the session is ending. */
    CANCELLED
}
