package dev.refine.cli.wiring;

import dev.refine.process.Execution;

/** How a command ended, in a sentence with its last words. */
final class Ended {

    private static final int LONGEST = 400;

    private Ended() {}

    static String sentence(Execution execution) {
        String how = switch (execution.end()) {
            case EXITED -> "It ended with exit code " + execution.exitCode();
            case SIGNALLED -> "It was ended by signal " + execution.exitCode();
            case TIMED_OUT -> "It ran out of time";
            case NOT_STARTABLE -> "It could not be started";
            case OUTPUT_TOO_LARGE -> "It printed too much";
            case CANCELLED -> "It was cancelled";
        };
        String note = execution.note().isEmpty() ? "" : " (" + execution.note() + ")";
        String said = (execution.stderr().isBlank() ? execution.stdout() : execution.stderr()).strip();
        String tail = said.length() <= LONGEST ? said : "…" + said.substring(said.length() - LONGEST);
        return how + note + (tail.isEmpty() ? "." : ": " + tail);
    }
}
