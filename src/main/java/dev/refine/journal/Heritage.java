package dev.refine.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

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
        if (event instanceof Event.EditTakenBack e) {
            after(e.toIteration()).forEach(Iteration::giveUp);
        } else if (event instanceof Event.HypothesisTakenBack e) {
            after(e.rest().iteration() - 1).stream().findFirst().ifPresent(one -> one.giveUp(e.rest(), Map.of()));
        }
        return true;
    }

    /** Of the last session that was taken over: each counts from 0. */
    private List<Iteration> after(int number) {
        int from = iterations.size();
        while (from > 0 && iterations.get(from - 1).number() > number) {
            from--;
        }
        return iterations.subList(from, iterations.size());
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
