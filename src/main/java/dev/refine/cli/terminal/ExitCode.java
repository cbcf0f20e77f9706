package dev.refine.cli.terminal;

import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.problem.BusyException;
import dev.refine.problem.RefineException;
import dev.refine.problem.SessionException;
import dev.refine.problem.StorageException;
import dev.refine.problem.UsageException;
import dev.refine.problem.WorkloadException;
import dev.refine.score.Standing;

/** The exit codes that users' scripts rely on. */
public final class ExitCode {

    public static final int GOAL_MET = 0;
    public static final int GOAL_NOT_MET = 1;
    public static final int USAGE = 2;
    public static final int WORKLOAD = 3;
    static final int SESSION = 4;
    public static final int DEFECT = 5;
    public static final int STORAGE = 74;
    static final int BUSY = 75;

    private ExitCode() {}

    public static int of(RefineException e) {
        if (e instanceof UsageException) {
            return USAGE;
        } else if (e instanceof WorkloadException) {
            return WORKLOAD;
        } else if (e instanceof SessionException) {
            return SESSION;
        } else if (e instanceof StorageException) {
            return STORAGE;
        } else if (e instanceof BusyException) {
            return BUSY;
        }
        return DEFECT;
    }

    /** Of work that an interrupt broke off: by the signal, where the machine tells it. */
    public static int ofInterrupted() {
        return Interrupts.exit().orElse(GOAL_NOT_MET);
    }

    /** Of a session that has ended: by the state that the files hold, not by the way there. */
    public static int of(SessionState state, boolean goalMet) {
        if (state.end().filter(SessionEnd.VALIDATION_FAILED::equals).isPresent()) {
            return WORKLOAD;
        }
        if (state.isBaselineUnmeasured()) {
            return WORKLOAD;
        }
        return goalMet ? GOAL_MET : GOAL_NOT_MET;
    }

    /** Of a check: every case was measured, none failed or broke down; a case that nobody can judge does neither. */
    public static boolean isClean(SessionState state) {
        return state.best().stream()
                .map(best -> best.scorecard())
                .anyMatch(card -> card.size() == state.started().cases().size()
                        && card.count(Standing.FAILED) == 0
                        && card.count(Standing.ERROR) == 0);
    }
}
