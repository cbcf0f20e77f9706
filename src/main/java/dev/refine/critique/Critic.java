package dev.refine.critique;

import java.util.concurrent.CancellationException;

/** Looks at one output, as drawn over its input, and says how good it is. Thread-safe: several may be looked at. */
public interface Critic {

    /** For the log, for instance {@code command}. */
    String name();

    /**
     * Blocks until there is a report that fits, or none is to be had: one that does not fit is sent back once.
     *
     * @throws CancellationException when the session is ending: then nothing was found out
     */
    CritiqueReply critique(CritiqueRequest request);
}
