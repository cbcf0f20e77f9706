package dev.refine.cli.init;

import java.util.Optional;

/** Somebody who is asked one line at a time. Called by one thread. */
public interface Conversation {

    /** Shows one line. */
    void say(String line);

    /**
     * Asks for one line.
     *
     * @param prompt what stands before the cursor
     * @param paths whether paths of the folder may be completed
     * @return empty when there will be no more answers
     */
    Optional<String> ask(String prompt, boolean paths);
}
