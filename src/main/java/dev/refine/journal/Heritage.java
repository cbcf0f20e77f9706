package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The events that a forked session took over: history for proposers, never part of its own iterations. */
final class Heritage {

    private final List<Iteration> iterations = new ArrayList<>();
    private Event.SessionForked forked;
    private int left;

    /** Whether the event is one of those that were taken over; then it is history now and nothing else. */
    boolean takes(Event event) {
        if (left == 0) {
            return false;
        }
        left--;
        if (event instanceof Event.IterationStarted started) {
            iterations.add(new Iteration(started.iteration()));
        }
        if (!iterations.isEmpty()) {
            iterations.get(iterations.size() - 1).apply(event);
        }
        return true;
    }

    void begin(Event.SessionForked event) {
        forked = event;
        left = event.records();
    }

    Event.SessionForked forked() {
        return forked;
    }

    List<Iteration> iterations() {
        return Collections.unmodifiableList(iterations);
    }
}
