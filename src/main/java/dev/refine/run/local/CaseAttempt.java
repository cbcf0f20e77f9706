package dev.refine.run.local;

import dev.refine.process.Execution;
import dev.refine.process.Seconds;
import dev.refine.run.Attempted;
import dev.refine.run.CaseOutcome;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the command once and says how that ended. */
final class CaseAttempt {

    private static final int TEMPORARY_EXIT = 75;

    private CaseAttempt() {}

    static Attempted run(RunPlan plan, AttemptFiles files) {
        files.prepare();
        Execution execution = plan.command().run(files.values(), files.folder().path());
        files.folder().restore();
        files.collect();
        CaseOutcome outcome = outcome(execution, files);
        Optional<Path> output =
                outcome == CaseOutcome.OUTPUT ? Optional.of(files.folder().output()) : Optional.empty();
        return new Attempted(
                outcome,
                execution.exitCode(),
                output,
                execution.duration(),
                execution.stderr(),
                UsageFile.read(files.usageFile()),
                note(execution, outcome, plan),
                isWorthRetrying(outcome) ? Attempted.Retry.AS_ALLOWED : Attempted.Retry.NEVER);
    }

    private static boolean isWorthRetrying(CaseOutcome outcome) {
        return outcome.isError() && outcome != CaseOutcome.CANCELLED && outcome != CaseOutcome.NOT_STARTABLE;
    }

    private static CaseOutcome outcome(Execution execution, AttemptFiles files) {
        return switch (execution.end()) {
            case EXITED ->
                execution.exitCode() == 0
                        ? files.folder().take()
                        : execution.exitCode() == TEMPORARY_EXIT ? CaseOutcome.TEMPORARY : CaseOutcome.EXIT_CODE;
            case SIGNALLED -> CaseOutcome.SIGNAL;
            case TIMED_OUT -> CaseOutcome.TIMEOUT;
            case NOT_STARTABLE -> CaseOutcome.NOT_STARTABLE;
            case OUTPUT_TOO_LARGE -> CaseOutcome.UNREADABLE_OUTPUT;
            case CANCELLED -> CaseOutcome.CANCELLED;
        };
    }

    private static String note(Execution execution, CaseOutcome outcome, RunPlan plan) {
        String own = switch (execution.end()) {
            case TIMED_OUT -> "ended after " + Seconds.of(plan.command().timeout()) + " s (timeoutSeconds)";
            case OUTPUT_TOO_LARGE -> "wrote too much to stdout or stderr";
            case SIGNALLED -> "signal " + execution.exitCode();
            default ->
                outcome == CaseOutcome.EXIT_CODE && execution.exitCode() == 127
                        ? "127 usually means that a command was not found"
                        : "";
        };
        return own.isEmpty() || execution.note().isEmpty() ? own + execution.note() : own + "; " + execution.note();
    }
}
