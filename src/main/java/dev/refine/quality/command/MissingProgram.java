package dev.refine.quality.command;

import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import java.util.Optional;

/** Tells a command of quality.json that is not there from one that failed, be it that the system or that a shell says so. */
public final class MissingProgram {

    private MissingProgram() {}

    /** Why it could not be started, in one line; empty when it could. */
    public static Optional<String> in(Execution execution) {
        if (execution.end() == ProcessEnd.NOT_STARTABLE) {
            return Optional.of(execution.note());
        }
        String said = execution.stderr().strip();
        boolean unknown = execution.end() == ProcessEnd.EXITED
                && (execution.exitCode() == 126 || execution.exitCode() == 127)
                // What nobody has built yet is no program that a user forgot to install.
                && !said.contains("deliverable");
        return unknown
                ? said.lines().reduce((first, last) -> last).or(() -> Optional.of("exit code " + execution.exitCode()))
                : Optional.empty();
    }
}
