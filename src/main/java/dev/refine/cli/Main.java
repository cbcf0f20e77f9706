package dev.refine.cli;

import dev.refine.cli.terminal.Console;
import dev.refine.cli.terminal.CrashFile;
import dev.refine.cli.terminal.ExitCode;
import dev.refine.cli.terminal.InterruptibleInput;
import dev.refine.cli.terminal.Interrupts;
import dev.refine.cli.terminal.TerminalCheck;
import dev.refine.cli.wiring.KnownSecrets;
import dev.refine.files.VisibleText;
import dev.refine.problem.Problem;
import dev.refine.problem.RefineException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Where the program begins and, as the only place, ends: the exit code is decided before {@code System.exit}. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        PrintStream stdout = System.out;
        PrintWriter out = new PrintWriter(stdout, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        BufferedReader in =
                new BufferedReader(new InterruptibleInput(new InputStreamReader(System.in, StandardCharsets.UTF_8)));
        Console console = new Console(
                out,
                err,
                in,
                TerminalCheck.isInteractive(),
                System.getenv(),
                Path.of("").toAbsolutePath());
        int exit = delivered(console, run(console, args));
        Interrupts.programIsOver();
        // While a signal ends the program, its code: Java 17 takes another that comes when the last hook is done.
        System.exit(Interrupts.exit().orElse(exit));
    }

    /** The exit code after all. A result that nobody could be given is no result: a full disk behind a redirection. */
    static int delivered(Console console, int exit) {
        boolean lost = console.out().checkError();
        console.err().flush();
        if (!lost || exit == ExitCode.DEFECT) {
            return exit;
        }
        console.err().println("standard output could not be written [stdout-write].");
        return ExitCode.STORAGE;
    }

    /** One whole run inside this process; returns the exit code. */
    static int run(Console console, String... typed) {
        String[] args = understood(typed);
        try {
            CommandLine line = RefineCommand.commandLine(console, args);
            line.setParameterExceptionHandler((e, wrong) -> mistaken(console, args));
            line.setExecutionExceptionHandler((e, command, parsed) -> failure(console, e, args));
            return line.execute(args);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // picocli hands on exceptions only.
            return defect(console, e, args);
        }
    }

    /** {@code refine help check} is {@code refine check --help}: others spell it so. */
    private static String[] understood(String... typed) {
        return typed.length > 0 && typed[0].equals("help")
                ? Stream.concat(Stream.of(typed).skip(1), Stream.of("--help")).toArray(String[]::new)
                : typed;
    }

    /** Reads the words again with every command that there is, so that the nearest one can be named. */
    private static int mistaken(Console console, String... args) {
        CommandLine line = RefineCommand.commandLine(console);
        line.setParameterExceptionHandler((e, wrong) -> usage(console, e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failure(console, e, args));
        return line.execute(args);
    }

    private static int usage(Console console, ParameterException e) {
        String message = e.getMessage()
                .replaceAll("\\.$", "")
                .replaceAll("'(\\+?\\d+)' is not an int$", "'$1' is larger than " + Integer.MAX_VALUE)
                .replaceAll(" is not an int$", " is not a whole number")
                .replaceAll(" is not a double$", " is not a number");
        Problem problem = Problem.of(
                "usage",
                message,
                "",
                suggestion(e) + "See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help.");
        console.err().println(VisibleText.of(problem.sentence()));
        return ExitCode.USAGE;
    }

    /** The nearest option or command to a misspelt one. */
    private static String suggestion(ParameterException e) {
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(nearest -> "Did you mean \"" + nearest.replaceFirst("^refine ", "") + "\"? ")
                        .orElse("")
                : "";
    }

    /** What an interrupt broke off is no defect; the machine gives the exit code of the signal then. */
    private static int failure(Console console, Exception e, String... args) {
        if (e instanceof CancellationException && Interrupts.isRequested()) {
            return ExitCode.GOAL_NOT_MET;
        }
        if (!(e instanceof RefineException known)) {
            return defect(console, e, args);
        }
        known.problems().forEach(problem -> console.err().println(VisibleText.of(problem.sentence())));
        debug(console, e, args);
        return ExitCode.of(known);
    }

    private static int defect(Console console, Throwable e, String... args) {
        CrashFile.write(e, KnownSecrets.of(console), args)
                .ifPresentOrElse(
                        file -> console.err().println("refine has a defect [defect]. The details are in " + file + "."),
                        () -> console.err()
                                .println("refine has a defect [defect]: " + VisibleText.of(String.valueOf(e))));
        debug(console, e, args);
        return ExitCode.DEFECT;
    }

    private static void debug(Console console, Throwable e, String... args) {
        if (Arrays.asList(args).contains("--debug")) {
            e.printStackTrace(console.err());
        }
    }
}
