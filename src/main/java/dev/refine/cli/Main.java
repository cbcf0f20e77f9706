package dev.refine.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Where the program begins and, as the only place, ends: the exit code is decided before {@code System.exit}. */
public final class Main {

    private static final int INPUT_OUTPUT_ERROR = 74;

    private Main() {}

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exit = run(out, err, args);
        err.flush();
        // A full disk or a closed pipe is silent on a stream of Java's; a result that nobody got is no success.
        boolean lost = out.checkError();
        System.exit(exit == 0 && lost ? INPUT_OUTPUT_ERROR : exit);
    }

    /** One whole run inside this process: results to {@code out}, progress and faults to {@code err}, the exit code back. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new RefineCommand()).setOut(out).setErr(err).execute(args);
    }
}
