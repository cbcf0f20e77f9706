package dev.refine.loop.judge;

import dev.refine.problem.Clipped;
import dev.refine.problem.Problem;
import dev.refine.run.CaseOutcome;
import dev.refine.run.CaseRun;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.Locale;

/** A run that gave no output, in words: short for tables, whole for the user who has to mend it. */
final class RunFault {

    private static final int LONGEST_LINE = 300;

    private RunFault() {}

    /** For instance {@code runCommand ended with exit code 3: no key}. */
    static String note(CaseRun run, Manifest manifest) {
        String explained = run.note().isEmpty() ? "" : " (" + run.note() + ")";
        String said = run.stderrTail().strip();
        return how(run, manifest) + explained + (said.isEmpty() ? "" : ": " + lastLine(said));
    }

    /** The same with the case, a code, how to look closer, and the end of what the command said. */
    static String sentence(CaseRun run, Manifest manifest) {
        Case input = run.task().input();
        String seconds = String.format(Locale.ROOT, "%.1f", run.duration().toMillis() / 1000.0);
        boolean started = run.outcome() != CaseOutcome.NOT_STARTABLE;
        String said = run.stderrTail().strip();
        Problem problem = Problem.of(
                code(run.outcome()),
                "case " + input.id() + ": " + how(run, manifest) + (run.note().isEmpty() ? "" : " (" + run.note() + ")")
                        + (started ? " after " + seconds + " s" : ""),
                said.isEmpty() ? "" : "The last lines of its stderr follow.",
                "Run it alone: refine validate --manifest " + manifest.file().getFileName() + ".");
        return problem.sentence() + (said.isEmpty() ? "" : "\n" + said);
    }

    private static String how(CaseRun run, Manifest manifest) {
        if (manifest.run().worker().isPresent()) {
            boolean failed = run.outcome() == CaseOutcome.EXIT_CODE;
            return "worker "
                    + (failed
                            ? "failed with code " + run.exitCode()
                            : run.outcome().sentence());
        }
        return run.outcome() == CaseOutcome.EXIT_CODE
                ? "runCommand ended with exit code " + run.exitCode()
                : "runCommand " + run.outcome().sentence();
    }

    private static String code(CaseOutcome outcome) {
        return switch (outcome) {
            case EXIT_CODE -> "run-exit";
            case NO_OUTPUT -> "run-no-output";
            case UNREADABLE_OUTPUT -> "run-output";
            case TEMPORARY -> "run-temporary";
            case TIMEOUT -> "run-timeout";
            case SIGNAL -> "run-signal";
            case NOT_STARTABLE -> "run-start";
            case OUTPUT, CANCELLED -> "run";
        };
    }

    private static String lastLine(String text) {
        return Clipped.of(text.substring(text.lastIndexOf('\n') + 1), LONGEST_LINE);
    }
}
