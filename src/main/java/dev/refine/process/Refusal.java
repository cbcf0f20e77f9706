package dev.refine.process;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells a program that the system refused to start from one that itself ended with 126 or 127: for the first, the
 * guard's shell has written one line about it. A file whose interpreter is missing and arguments that are too long
 * are only found this way.
 */
final class Refusal {

    private static final Pattern SHELL_LINE =
            Pattern.compile("(\\S*/)?(bash|sh|dash|ash|setsid|env)(: line [0-9]+|: [0-9]+)?: .*");

    private Refusal() {}

    /** The reason, naming the program, or empty when the command did run. */
    static Optional<String> in(int code, String stderr, Command command) {
        if (code != 126 && code != 127) {
            return Optional.empty();
        }
        String program = command.argv().get(0);
        String first = stderr.lines().findFirst().orElse("");
        // bash completes a relative path, so only the last part is sure to be there.
        String name = program.substring(program.lastIndexOf('/') + 1) + ": ";
        int named = first.indexOf(name);
        if (named < 0
                || !SHELL_LINE.matcher(first).matches()
                || program.matches("(.*/)?(bash|sh|dash|ash|env|setsid)")) {
            return Optional.empty();
        }
        return Optional.of(program + ": " + first.substring(named + name.length()));
    }
}
