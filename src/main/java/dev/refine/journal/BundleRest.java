package dev.refine.journal;

import java.util.List;

/**
 * What stays in the files of a bundle when one of its hypotheses is taken back: a state of its own, under which nothing has
 * run yet.
 *
 * @param iteration whose bundle it is
 * @param attempts the hypotheses that stay
 * @param changes that bring the files there
 * @param presumed what they are believed to have repaired
 */
public record BundleRest(
        int iteration, List<Integer> attempts, List<Event.FileChange> changes, Event.RepairPresumed presumed) {}
