package dev.refine.cli.wiring;

import dev.refine.process.Execution;
import dev.refine.process.ProcessEnd;
import java.time.Duration;

/** How a command ended, in a sentence with its last words. */
final class Ended {

    private static final int LONGEST = 400;

    private Ended() {}

    /** @param timeout the time that it had */
    static String sentence(Execution execution, Duration timeout) {
        String how = "It " + execution.ending(timeout);
        boolean told =
                execution.end() == ProcessEnd.NOT_STARTABLE || execution.note().isEmpty();
        String note = told ? "" : " (" + execution.note() + ")";
        String said = (execution.stderr().isBlank() ? execution.stdout() : execution.stderr()).strip();
        String tail = said.length() <= LONGEST ? said : "…" + said.substring(said.length() - LONGEST);
        return how + note + (tail.isEmpty() ? "." : ": " + tail);
    }
}
