package dev.refine.journal;

import java.util.Optional;

/** Files that go to another content in the course of an iteration. Written by {@link Iteration}. */
final class Restoring {

    private Event.RestoreAnnounced announced;
    private Event.Restored restored;

    void announce(Event.RestoreAnnounced event) {
        announced = event;
        restored = null;
    }

    /** @param toCandidate whether the files hold the iteration's own candidate again */
    void confirm(Event.Restored event, boolean toCandidate) {
        restored = toCandidate ? null : event;
        announced = toCandidate ? null : announced;
    }

    void clear() {
        announced = null;
        restored = null;
    }

    Optional<Event.RestoreAnnounced> open() {
        return restored == null ? Optional.ofNullable(announced) : Optional.empty();
    }

    Optional<Event.Restored> restored() {
        return Optional.ofNullable(restored);
    }
}
