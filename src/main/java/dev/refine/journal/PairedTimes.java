package dev.refine.journal;

import dev.refine.score.ClockTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The runs by which an iteration compares its candidate with the best state on a clock. Written by {@link Iteration}. */
public final class PairedTimes {

    /** Instead of a round: a single run of one that was interrupted. It is paid, and its round is made again. */
    public static final int CUT = 0;

    private final List<Event.PairTimed> pairs = new ArrayList<>();
    private Event.TimingStarted started;
    private boolean ended;

    boolean take(Event event) {
        if (event instanceof Event.TimingStarted e) {
            started = e;
        } else if (event instanceof Event.PairTimed e) {
            pairs.add(e);
        } else if (event instanceof Event.TimingEnded) {
            ended = true;
        } else {
            return false;
        }
        return true;
    }

    /** What was announced and is not over: until then the files may hold either state. */
    public Optional<Event.TimingStarted> open() {
        return ended ? Optional.empty() : Optional.ofNullable(started);
    }

    public boolean isEnded() {
        return ended;
    }

    /** Rounds whose pairs are on record. */
    public Set<Integer> rounds() {
        Set<Integer> rounds = new HashSet<>();
        pairs.forEach(pair -> rounds.add(pair.round()));
        return rounds;
    }

    /** The pairs in which both runs came to an answer. */
    public ClockTest test() {
        return new ClockTest(seconds(Event.PairTimed::best), seconds(Event.PairTimed::candidate));
    }

    private List<Double> seconds(Function<Event.PairTimed, Timed> side) {
        return pairs.stream()
                .filter(pair -> pair.best().millis() >= 0 && pair.candidate().millis() >= 0)
                .map(pair -> side.apply(pair).millis() / 1000.0)
                .toList();
    }
}
