package dev.refine.journal;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The figures of an iteration that do not follow from the results of its cases. Written by {@link Iteration} only. */
public final class TakenFigures {

    private final Map<String, Double> values = new TreeMap<>();
    private boolean ofFiles;
    private boolean ofResults;
    private String problem = "";

    void add(Event.FiguresTaken event) {
        values.putAll(event.values());
        ofFiles |= event.ofFiles();
        ofResults |= !event.ofFiles();
        problem = event.problem().isEmpty() ? problem : event.problem();
    }

    /** By name of the metric. */
    public Map<String, Double> values() {
        return Collections.unmodifiableMap(values);
    }

    /** Whether the figures of the files were taken. */
    public boolean isOfFiles() {
        return ofFiles;
    }

    /** Whether the figures of the results were taken. */
    public boolean isOfResults() {
        return ofResults;
    }

    /** Why some could not be taken. */
    public Optional<String> problem() {
        return problem.isEmpty() ? Optional.empty() : Optional.of(problem);
    }
}
