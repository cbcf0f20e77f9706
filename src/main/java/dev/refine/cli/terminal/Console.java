package dev.refine.cli.terminal;

import dev.refine.files.VisibleText;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * What the program was started in.
 *
 * @param out results only
 * @param err progress and faults
 * @param in the user's answers
 * @param interactive whether a person sits at both ends: standard input and standard error are a terminal
 * @param variables the environment
 * @param folder the working folder, absolute
 */
public record Console(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        boolean interactive,
        Map<String, String> variables,
        Path folder) {

    /**
     * Who asks needs somebody who answers.
     *
     * @param why what is asked, and that nobody is there, as a clause
     * @throws UsageException when it is no terminal
     */
    public void requireTerminal(String why, String remedy) {
        if (!interactive) {
            throw new UsageException(
                    Problem.of("no-terminal", why, "Standard input and standard error must both be one.", remedy));
        }
    }

    /** Says what stops nothing. */
    public void warn(String warning) {
        err.println(VisibleText.of("warning: " + warning));
    }

    /** Colour is for people who see it and did not decline. */
    public boolean colour() {
        return interactive && variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
    }

    /** Whether a line can be written over, as a terminal does that knows how. */
    public boolean rewrites() {
        return interactive && !"dumb".equals(variables.get("TERM"));
    }

    /** A path as the user would write it from here. */
    public String shown(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        return absolute.startsWith(folder) && !absolute.equals(folder)
                ? folder.relativize(absolute).toString()
                : absolute.toString();
    }
}
