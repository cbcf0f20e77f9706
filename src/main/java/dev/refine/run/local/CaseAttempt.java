package dev.refine.run.local;

import dev.refine.process.Execution;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun.Usage;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Runs the command once and says how that ended. */
record CaseAttempt(CaseOutcome outcome, Execution execution, Path output, Optional<Usage> usage, String note) {

    private static final int TEMPORARY_EXIT = 75;
    private static final long LARGEST_OUTPUT = 256L * 1024 * 1024;

    static CaseAttempt run(RunPlan plan, AttemptFiles files) {
        files.prepare();
        Execution execution = plan.command().run(files.values(), files.folder());
        files.collect();
        CaseOutcome outcome = outcome(execution, files.output());
        if (outcome == CaseOutcome.OUTPUT) {
            files.publish();
        }
        return new CaseAttempt(
                outcome, execution, files.output(), UsageFile.read(files.usageFile()), note(execution, outcome, plan));
    }

    private static CaseOutcome outcome(Execution execution, Path output) {
        return switch (execution.end()) {
            case EXITED ->
                execution.exitCode() == 0
                        ? judged(output)
                        : execution.exitCode() == TEMPORARY_EXIT ? CaseOutcome.TEMPORARY : CaseOutcome.EXIT_CODE;
            case SIGNALLED -> CaseOutcome.SIGNAL;
            case TIMED_OUT -> CaseOutcome.TIMEOUT;
            case NOT_STARTABLE -> CaseOutcome.NOT_STARTABLE;
            case OUTPUT_TOO_LARGE -> CaseOutcome.UNREADABLE_OUTPUT;
            case CANCELLED -> CaseOutcome.CANCELLED;
        };
    }

    private static CaseOutcome judged(Path output) {
        if (!Files.exists(output, LinkOption.NOFOLLOW_LINKS)) {
            return CaseOutcome.NO_OUTPUT;
        }
        boolean readable = Files.isRegularFile(output)
                && Files.isReadable(output)
                && output.toFile().length() <= LARGEST_OUTPUT;
        return readable ? CaseOutcome.OUTPUT : CaseOutcome.UNREADABLE_OUTPUT;
    }

    private static String note(Execution execution, CaseOutcome outcome, RunPlan plan) {
        String own = switch (execution.end()) {
            case TIMED_OUT -> "ended after " + plan.command().timeout().toSeconds() + " s (timeoutSeconds)";
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
