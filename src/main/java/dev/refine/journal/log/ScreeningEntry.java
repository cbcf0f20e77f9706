package dev.refine.journal.log;

import static dev.refine.journal.log.LogEntries.field;
import static dev.refine.journal.log.LogEntries.iteration;
import static dev.refine.journal.log.LogEntries.names;

import dev.refine.journal.Event;
import dev.refine.journal.log.LogEntry.Field;
import dev.refine.problem.Count;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Entries about candidates that are tried on the same failing cases. */
final class ScreeningEntry {

    private ScreeningEntry() {}

    static Optional<LogEntry> of(Event event) {
        if (event instanceof Event.ScreeningStarted e) {
            return Optional.of(started(e));
        } else if (event instanceof Event.CandidateScreened e) {
            return Optional.of(screened(e));
        } else if (event instanceof Event.ScreeningEnded e) {
            return Optional.of(LogEntry.of(
                    "🅿️ Parking Lot",
                    iteration(e.iteration()),
                    field("Measured next", "candidate " + e.candidate()),
                    field("Put aside", candidates(e.aside()))));
        }
        return Optional.empty();
    }

    private static LogEntry started(Event.ScreeningStarted e) {
        List<Field> fields = new ArrayList<>();
        fields.add(iteration(e.iteration()));
        fields.add(field("Screening", e.candidates().size() + " candidates on the same failing cases"));
        fields.add(field("Focus cases", names(e.focus())));
        for (int i = 0; i < e.candidates().size(); i++) {
            Event.HypothesisFormed formed = e.candidates().get(i);
            fields.add(field(
                    "Candidate " + (i + 1),
                    formed.proposer() + ": " + formed.hypothesis().headline()));
        }
        return new LogEntry("🧪 Experiment", fields, "", "");
    }

    private static LogEntry screened(Event.CandidateScreened e) {
        String candidate = "candidate " + e.candidate();
        String said = e.problem().isEmpty()
                ? candidate + " gained " + Count.of(e.gained(), "field") + " and lost " + e.lost() + "; " + e.passing()
                        + " of the cases pass"
                : candidate + " did not run: " + e.problem();
        return LogEntry.of("💡 Insight", iteration(e.iteration()), field("Screened", said))
                .withBlock(e.diff(), "diff");
    }

    private static String candidates(List<Integer> numbers) {
        return numbers.isEmpty()
                ? "none"
                : numbers.stream().map(number -> "candidate " + number).collect(Collectors.joining(", "));
    }
}
