package dev.refine.journal;

import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The candidates of an iteration that are tried on the same failing cases before one of them is measured, and what became
 * of those that are not. Candidates count from 1. Written by {@link Drafts}.
 */
public final class Shortlist {

    private final Map<Integer, Event.CandidateScreened> screened = new TreeMap<>();
    private final Map<Integer, List<Event.FileChange>> changes = new TreeMap<>();
    private final Map<String, CaseTrials> trials = new LinkedHashMap<>();
    private final List<Aside> aside = new ArrayList<>();
    private Event.ScreeningStarted started;
    private Event.CandidateTried tried;
    private Event.ScreeningEnded ended;
    private boolean open;

    /**
     * A candidate that was tried and lost.
     *
     * @param changes what its edit made of the files as the iteration found them
     * @param focus the cases that it was tried on
     */
    public record Aside(
            Event.HypothesisFormed formed,
            Event.CandidateScreened said,
            List<Event.FileChange> changes,
            List<String> focus) {

        /** Of these cases alone; empty when it could not run. */
        public Optional<Verdict> verdict() {
            return said.problem().isEmpty()
                    ? Optional.of(Verdict.of(said.gained() > 0, said.lost() > 0))
                    : Optional.empty();
        }
    }

    boolean take(Event event) {
        if (event instanceof Event.ScreeningStarted e) {
            begin(e);
        } else if (event instanceof Event.HypothesisFormed) {
            close();
            return false;
        } else if (event instanceof Event.CandidateTried e) {
            tried = e;
            changes.put(e.candidate(), e.changes());
        } else if (event instanceof Event.CaseMeasured e && e.purpose() == Purpose.SCREEN) {
            trials.put(e.caseId(), CaseTrials.of(e.caseId(), e.result()));
        } else if (event instanceof Event.CandidateScreened e) {
            screened.put(e.candidate(), e);
            tried = null;
            trials.clear();
        } else if (event instanceof Event.ScreeningEnded e) {
            ended = e;
            e.aside().forEach(this::putAside);
        } else {
            return false;
        }
        return true;
    }

    private void begin(Event.ScreeningStarted event) {
        clear();
        started = event;
        open = true;
    }

    private void clear() {
        started = null;
        ended = null;
        screened.clear();
        changes.clear();
    }

    private void putAside(int candidate) {
        aside.add(new Aside(
                started.candidates().get(candidate - 1),
                screened.get(candidate),
                changes.getOrDefault(candidate, List.of()),
                started.focus()));
    }

    /** A hypothesis is formed: the one that was looked for, or another for which nothing was screened. */
    private void close() {
        if (!open) {
            clear();
        }
        open = false;
    }

    /** Empty when there is nothing left to screen. */
    public Optional<Event.ScreeningStarted> open() {
        return open ? Optional.of(started) : Optional.empty();
    }

    /** The candidate that the files may hold. */
    public Optional<Event.CandidateTried> tried() {
        return Optional.ofNullable(tried);
    }

    /** What its cases have come to. */
    public Map<String, CaseTrials> trials() {
        return Collections.unmodifiableMap(trials);
    }

    /** What was said of each that was tried. */
    public Map<Integer, Event.CandidateScreened> screened() {
        return Collections.unmodifiableMap(screened);
    }

    /** Which one is to be measured. */
    public Optional<Event.ScreeningEnded> ended() {
        return Optional.ofNullable(ended);
    }

    /** The cases by which the hypothesis at hand was chosen; empty when it was chosen without. */
    public List<String> focus() {
        return started == null ? List.of() : started.focus();
    }

    /** Those that were tried in this iteration and put aside for good. */
    public List<Aside> aside() {
        return Collections.unmodifiableList(aside);
    }
}
