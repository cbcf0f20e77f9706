package dev.refine.process;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

    /** Linux takes 32 pages for one argument with its end. */
    private static final int LONGEST_ARGUMENT = 131_071;

    private Refusal() {}

    /** The reason, naming the program, or empty when the command did run. */
    static Optional<String> in(int code, String stderr, Command command) {
        if (code != 126 && code != 127) {
            return Optional.empty();
        }
        String program = command.argv().get(0);
        Optional<String> overlong = overlong(command).filter(text -> code == 126);
        String first = stderr.lines().findFirst().orElse("");
        // bash completes a relative path, so only the last part is sure to be there.
        String name = program.substring(program.lastIndexOf('/') + 1) + ": ";
        int named = first.indexOf(name);
        if (overlong.isPresent() && SHELL_LINE.matcher(first).matches()) {
            return overlong;
        }
        if (named < 0
                || !SHELL_LINE.matcher(first).matches()
                || program.matches("(.*/)?(bash|sh|dash|ash|env|setsid)")) {
            return Optional.empty();
        }
        return Optional.of(program + ": " + first.substring(named + name.length()));
    }

    /** No program could be given it; shells say so in many ways, and some of them do not. */
    private static Optional<String> overlong(Command command) {
        return command.argv().stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8).length)
                .filter(length -> length > LONGEST_ARGUMENT)
                .findFirst()
                .map(length -> String.format(
                        Locale.ROOT,
                        "an argument of %s has %,d bytes, and the system takes no more than %,d in one; give it in a file",
                        command.argv().get(0),
                        length,
                        LONGEST_ARGUMENT));
    }
}
