package dev.refine.journal;

import java.util.Optional;

/** What a measurement was found to say, and what was decided on it. Written by {@link Iteration}. */
final class Findings {

    private Event.ResultJudged result;
    private Event.MetricsTaken metrics;
    private Event.RegressionDetected regression;
    private Event.RepairPresumed presumed;
    private Event.CandidateDecided decision;

    boolean take(Event event) {
        if (event instanceof Event.ResultJudged e) {
            result = e;
        } else if (event instanceof Event.MetricsTaken e) {
            metrics = e;
        } else if (event instanceof Event.RegressionDetected e) {
            regression = e;
        } else if (event instanceof Event.RepairPresumed e) {
            presumed = e;
        } else if (event instanceof Event.CandidateDecided e) {
            decision = e;
        } else {
            return false;
        }
        return true;
    }

    Optional<Event.ResultJudged> result() {
        return Optional.ofNullable(result);
    }

    Optional<Event.MetricsTaken> metrics() {
        return Optional.ofNullable(metrics);
    }

    Optional<Event.RegressionDetected> regression() {
        return Optional.ofNullable(regression);
    }

    Optional<Event.RepairPresumed> presumed() {
        return Optional.ofNullable(presumed);
    }

    Optional<Event.CandidateDecided> decision() {
        return Optional.ofNullable(decision);
    }
}
