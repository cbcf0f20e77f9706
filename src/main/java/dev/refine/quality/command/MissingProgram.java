package dev.refine.quality.command;

import dev.refine.problem.Problem;
import dev.refine.process.Command;
import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

    /**
     * What would keep it from being started, as far as that can be known before anything is built; empty where a shell
     * reads it, or where the program may lie in the deliverable or in the working copy.
     *
     * @param home the value of {@code {home}}
     * @param environment of the command
     */
    public static Optional<String> foreseen(CommandText command, Path home, Map<String, String> environment) {
        String program = command.argv(Map.of("home", home.toString())).get(0);
        boolean later = program.contains("{") || program.contains("deliverable");
        if (command.shell() || later || !isPlaced(program, environment)) {
            return Optional.empty();
        }
        return new Command(List.of(program), home, environment, new byte[0], home, Duration.ZERO).obstacle();
    }

    /** Whether it is looked for at the same places whatever the working folder is. */
    private static boolean isPlaced(String program, Map<String, String> environment) {
        return program.contains("/")
                ? program.startsWith("/")
                : Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
                        .allMatch(folder -> folder.startsWith("/"));
    }

    /** The program of somebody who plays a role. */
    public static Problem ofRole(String role, String backend, String why) {
        return new Problem(
                "role-missing",
                "role " + role,
                "the command of \"" + backend + "\" cannot be started",
                why + ".",
                "It runs in a working copy of its own; write {home} for the folder of quality.json.");
    }

    /** The program that scores a criterion. */
    public static Problem ofCheck(String criterion, CommandText check, String why) {
        return new Problem(
                "check-missing",
                "criterion " + criterion,
                "its check \"" + check.display() + "\" cannot be started",
                why + ".",
                "It runs in a copy of the deliverable; write {home} for the folder of quality.json.");
    }

    /** The builder's own check. */
    public static Problem ofBuild(CommandText check, String why) {
        return new Problem(
                "check-missing",
                "build.check",
                "\"" + check.display() + "\" cannot be started",
                why + ".",
                "It runs beside a copy of the deliverable; write {home} for the folder of quality.json.");
    }

    private static boolean isAbout(String program, String line) {
        return line.contains(": " + program + ": ") || line.endsWith(": " + program);
    }
}
