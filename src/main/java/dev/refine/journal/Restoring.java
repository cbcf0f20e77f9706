package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Files that go to another content in the course of an iteration. Written by {@link Iteration}. */
final class Restoring {

    private final List<Event.Loss> losses = new ArrayList<>();
    private Event.RestoreAnnounced announced;
    private Event.Restored restored;

    /** @param number of the iteration */
    boolean take(Event event, int number) {
        if (event instanceof Event.RestoreAnnounced e) {
            announce(e);
        } else if (event instanceof Event.Restored e) {
            confirm(e, e.toIteration() == number);
        } else if (event instanceof Event.HypothesisTakenBack e) {
            losses.addAll(e.losses());
            announce(new Event.RestoreAnnounced(
                    number, e.rest().iteration(), e.rest().changes()));
        } else if (event instanceof Event.EditTakenBack e) {
            losses.addAll(e.losses());
            // What was on the way into the files is given up, too.
            announced = restored == null ? null : announced;
        } else {
            return false;
        }
        return true;
    }

    void announce(Event.RestoreAnnounced event) {
        announced = event;
        restored = null;
    }

    /** @param toCandidate whether the files hold the iteration's own candidate again */
    private void confirm(Event.Restored event, boolean toCandidate) {
        restored = toCandidate ? null : event;
        announced = toCandidate ? null : announced;
    }

    void clear() {
        announced = null;
        restored = null;
    }

    /** What was lost by the states that are given up. */
    List<Event.Loss> losses() {
        return Collections.unmodifiableList(losses);
    }

    Optional<Event.RestoreAnnounced> open() {
        return restored == null ? Optional.ofNullable(announced) : Optional.empty();
    }

    Optional<Event.Restored> restored() {
        return Optional.ofNullable(restored);
    }
}
