package dev.refine.journal.session;

import dev.refine.files.ContentStore;
import dev.refine.journal.Entry;
import dev.refine.journal.Event;
import dev.refine.problem.Count;
import dev.refine.problem.Problem;
import dev.refine.problem.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a new session takes over from another one: what had been tried when an iteration had closed, and the files as they
 * stood then. Results are no part of it: they are remembered runs, and the new session judges them by what it finds.
 */
public record Inheritance(RecordedSession from, int iteration) {

    /** Stands for the beginning of a session whose baseline was never measured to the end. */
    private static final int NOTHING = -1;

    /** @throws UsageException when that iteration has not closed */
    public Inheritance {
        Set<Integer> closed = closed(from);
        if (!closed.contains(iteration) && (iteration != NOTHING || !closed.isEmpty())) {
            throw new UsageException(Problem.of(
                    "iteration-unknown",
                    "the session " + from.name() + " has no closed iteration " + iteration,
                    closed.isEmpty()
                            ? "Its baseline was never measured to the end."
                            : "It has " + Count.upTo(closed.stream().reduce(0, Math::max)) + ".",
                    "See refine status."));
        }
    }

    /** All that the other session has come to. */
    public static Inheritance ofAll(RecordedSession from) {
        return new Inheritance(from, closed(from).stream().reduce(NOTHING, Math::max));
    }

    /** Iterations of the session itself that have come to their end. */
    private static Set<Integer> closed(RecordedSession from) {
        Set<Integer> closed = new TreeSet<>();
        for (Entry entry : from.own()) {
            if (entry.event() instanceof Event.IterationCompleted event) {
                closed.add(event.iteration());
            }
        }
        return closed;
    }

    Event.SessionForked forked() {
        return new Event.SessionForked(from.name(), iteration, history().size());
    }

    /** All that happened until then but the runs themselves, and what was taken back of the state later on. */
    List<Entry> history() {
        int last = from.entries().size() - 1;
        while (last > 0 && !isEnd(from.entries().get(last).event())) {
            last--;
        }
        return Stream.concat(from.entries().subList(1, last + 1).stream(), takenBackLater().stream())
                .filter(entry -> isHistory(entry.event()))
                .map(entry -> new Entry(entry.sequence(), entry.time(), takenOver(entry.event())))
                .toList();
    }

    private boolean isEnd(Event event) {
        return event instanceof Event.IterationCompleted completed && completed.iteration() == iteration;
    }

    private static boolean isHistory(Event event) {
        return !(event instanceof Event.CasesListed
                || event instanceof Event.CaseMeasured
                || event instanceof Event.SessionContinued
                || event instanceof Event.StopRequested
                || event instanceof Event.SessionForked);
    }

    /** The other session ended; this one goes on. */
    private static Event takenOver(Event event) {
        return event instanceof Event.IterationCompleted e && e.end() != null
                ? new Event.IterationCompleted(
                        e.iteration(), e.outcome(), null, e.bestIteration(), e.verified(), e.heldEdit())
                : event;
    }

    /** Of a bundle, as long as the rest of it stayed. */
    private List<Entry> takenBackLater() {
        List<Entry> taken = new ArrayList<>();
        boolean closed = false;
        for (Entry entry : from.own()) {
            closed |= isEnd(entry.event());
            if (closed
                    && entry.event() instanceof Event.HypothesisTakenBack e
                    && e.rest().iteration() == iteration) {
                taken.add(entry);
            } else if (closed && entry.event() instanceof Event.EditTakenBack e && e.toIteration() < iteration) {
                return List.of();
            }
        }
        return taken;
    }

    /** Content of every file when the iteration had closed, without what was taken back later; by SHA-256. */
    public Map<String, String> files() {
        Map<String, String> files = closing();
        for (Entry entry : takenBackLater()) {
            Event.HypothesisTakenBack event = (Event.HypothesisTakenBack) entry.event();
            event.rest().changes().forEach(change -> files.put(change.path(), change.after()));
        }
        return files;
    }

    private Map<String, String> closing() {
        Map<String, String> files = new TreeMap<>();
        from.started().files().forEach(ref -> files.put(ref.path(), ref.sha()));
        for (Entry entry : from.own()) {
            if (entry.event() instanceof Event.EditApplied event) {
                event.changes().forEach(change -> files.put(change.path(), change.after()));
            } else if (entry.event() instanceof Event.Restored event) {
                event.changes().forEach(change -> files.put(change.path(), change.after()));
            } else if (entry.event() instanceof Event.IterationStarted event && event.iteration() > iteration) {
                return files;
            }
        }
        return files;
    }

    /** The other session's copies of the files. */
    public ContentStore contents() {
        return new ContentStore(from.folder().files());
    }
}
