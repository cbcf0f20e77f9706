package dev.refine.run.worker;

import dev.refine.workload.command.CommandLine;

/**
 * Workers of the tests, in shell: a loop that takes {@code id}, {@code case} and {@code output} out of a request whose
 * values hold no escapes, and then does what the test says.
 */
final class ShellWorker {

    private static final String LOOP = """
            value() { printf '%s' "$line" | sed 's/.*"'$1'":"\\([^"]*\\)".*/\\1/'; }
            reply() { printf '{"id":"%s",%s}\\n' "$id" "$1" >&3; }
            while IFS= read -r line; do
              id=$(value id) case=$(value case) output=$(value output)
              DO
            done
            """;

    /** Copies the case. */
    static final CommandLine COPY = doing("cp \"$case\" \"$output\"; reply '\"status\":\"ok\"'");

    private ShellWorker() {}

    static CommandLine doing(String text) {
        return new CommandLine.Shell(LOOP.replace("DO", text));
    }

    /** With something to do once, before the first request. */
    static CommandLine beginning(String first, String text) {
        return new CommandLine.Shell(first + "\n" + LOOP.replace("DO", text));
    }
}
