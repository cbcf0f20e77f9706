package dev.refine.loop.judge;

import dev.refine.critique.Critique;
import java.nio.file.Path;
import java.util.List;

/** Whoever looks after a critic with {@code --manual-critique}. Called by the loop's thread; may take its time. */
public interface CritiqueReviewer {

    /**
     * What the person leaves of a critique.
     *
     * @param critique with the issues that are true
     * @param words what was done, for the log
     */
    record Review(Critique critique, String words) {}

    /** Shows a bad critique with its pictures and asks. */
    Review review(String caseId, Critique critique, List<Path> pages);
}
