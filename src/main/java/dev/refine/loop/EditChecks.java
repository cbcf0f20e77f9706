package dev.refine.loop;

import java.util.Optional;

/** The user's own say on an edit that was just written: the manifest's {@code editCheck} commands. */
public interface EditChecks {

    /** Why the files cannot stay so, or empty. Runs nothing of a case. */
    Optional<String> objection();
}
