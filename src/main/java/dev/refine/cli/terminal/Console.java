package dev.refine.cli.terminal;

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
