package dev.refine.quality.command;

import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import java.util.Optional;

/** Tells a command of quality.json whose program is not there from one that failed, be it that the system or a shell says so. */
public final class MissingProgram {

    private MissingProgram() {}

    /**
     * Why it could not be started, in one line; empty when it could. A shell gives the same exit code when a later program
     * of its text is missing, and that may be one that nobody has built yet, so the program that the text begins with must
     * be the one it speaks of.
     */
    public static Optional<String> of(CommandText command, Execution execution) {
        String program = command.words().get(0).strip().split("\\s", 2)[0];
        if (program.contains("deliverable")) {
            return Optional.empty();
        }
        if (execution.end() == ProcessEnd.NOT_STARTABLE) {
            return Optional.of(execution.note());
        }
        return command.shell() && execution.isUnknownToTheShell()
                ? execution
                        .stderr()
                        .lines()
                        .map(String::strip)
                        .filter(line -> isAbout(program, line))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isAbout(String program, String line) {
        return line.contains(": " + program + ": ") || line.endsWith(": " + program);
    }
}
