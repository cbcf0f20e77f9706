package dev.refine.journal.log;

import static dev.refine.journal.log.LogEntries.field;
import static dev.refine.journal.log.LogEntries.iteration;
import static dev.refine.journal.log.LogEntries.losses;
import static dev.refine.journal.log.LogEntries.names;

import dev.refine.journal.Event;
import java.util.Optional;

/** Entries about states of which something is presumed, until every case has run under their bytes. */
final class VerificationEntry {

    private VerificationEntry() {}

    static Optional<LogEntry> of(Event event) {
        if (event instanceof Event.RepairPresumed e) {
            return presumed(e);
        } else if (event instanceof Event.StateVerified e) {
            return Optional.of(LogEntry.of(
                    "✅ Validation Success",
                    iteration(e.iteration()),
                    field(
                            "Verified",
                            "the state after iteration " + e.ofIteration() + ", every case run under its bytes"),
                    field("Passing", e.passing() + " of " + e.cases())));
        } else if (event instanceof Event.VerificationFailed e) {
            return Optional.of(LogEntry.of(
                    "🛑 Validation Failure",
                    iteration(e.iteration()),
                    field("Not verified", "the state after iteration " + e.ofIteration()),
                    field("Cases run", e.measured() + " (stopped early)"),
                    field("Failing", names(e.failing()))));
        } else if (event instanceof Event.EditTakenBack e) {
            return Optional.of(LogEntry.of(
                    "⚠️ Regression Detected",
                    iteration(e.iteration()),
                    field("Taken back", "the edit of iteration " + e.fromIteration() + ": " + e.reason()),
                    field("To", "the state after iteration " + e.toIteration()),
                    field("Cases", losses(e.losses()))));
        } else if (event instanceof Event.HypothesisTakenBack e) {
            return Optional.of(LogEntry.of(
                    "⚠️ Regression Detected",
                    iteration(e.iteration()),
                    field(
                            "Taken back",
                            "attempt " + e.attempt() + " of iteration "
                                    + e.rest().iteration() + ": " + e.reason()),
                    field("In the files", BundleEntry.attempts(e.rest().attempts())),
                    field("Cases", losses(e.losses()))));
        }
        return Optional.empty();
    }

    /** What was not run and is believed all the same; nothing to say when nothing is. */
    private static Optional<LogEntry> presumed(Event.RepairPresumed e) {
        return e.cases().isEmpty()
                ? Optional.empty()
                : Optional.of(LogEntry.of(
                        "💡 Insight",
                        iteration(e.iteration()),
                        field("Presumed repaired", String.join(", ", e.groups())),
                        field("In cases not run yet", Integer.toString(e.cases().size()))));
    }
}
