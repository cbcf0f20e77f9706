package dev.refine.journal.log;

import static dev.refine.journal.log.LogEntries.field;
import static dev.refine.journal.log.LogEntries.insight;
import static dev.refine.journal.log.LogEntries.iteration;
import static dev.refine.journal.log.LogEntries.losses;
import static dev.refine.journal.log.LogEntries.names;

import dev.refine.journal.Event;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entries about hypotheses that share a measurement. */
final class BundleEntry {

    private BundleEntry() {}

    static Optional<LogEntry> of(Event event) {
        if (event instanceof Event.BundleNarrowed e) {
            return Optional.of(LogEntry.of(
                    "💡 Insight",
                    iteration(e.iteration()),
                    field(e.probe() ? "To find the loss" : "Taken apart", e.reason()),
                    field("In the files", attempts(e.attempts())),
                    field("Cases", names(e.focus()))));
        } else if (event instanceof Event.HypothesisJudged e) {
            return Optional.of(LogEntry.of(
                    "📊 Result",
                    iteration(e.iteration()),
                    field("Hypothesis", "attempt " + e.attempt() + ", aims at " + e.groupId()),
                    field("Verdict", e.verdict().title()),
                    field("Gained in", names(e.gained())),
                    field("Regressions", losses(e.regressions())),
                    field(
                            "Prediction",
                            e.prediction() == null ? "none" : e.prediction().title())));
        } else if (event instanceof Event.BundleClosed e) {
            return insight(e.iteration(), "one measurement for " + e.reason());
        }
        return Optional.empty();
    }

    static String attempts(List<Integer> attempts) {
        return attempts.isEmpty()
                ? "none of them counts"
                : attempts.stream().map(attempt -> "attempt " + attempt).collect(Collectors.joining(", "));
    }
}
