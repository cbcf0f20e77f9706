package dev.refine.journal.log;

import dev.refine.journal.Event;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Retried;
import dev.refine.journal.log.LogEntry.Field;
import dev.refine.problem.Count;
import dev.refine.problem.Names;
import dev.refine.propose.Edit;
import dev.refine.score.LeafWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which event becomes which entry of REFINE_LOG.md. Headings are part of the contract with users. */
final class LogEntries {

    private static final int LEAVES = 3;

    private LogEntries() {}

    /** The entry of an event; empty for events that would only be noise to a reader. */
    static Optional<LogEntry> of(Event event) {
        if (event instanceof Event.IterationStarted e) {
            return Optional.of(started(e));
        } else if (event instanceof Event.ValidationPassed e) {
            Field one = field("Case", e.caseId());
            return Optional.of(
                    e.note() == null
                            ? LogEntry.of("✅ Validation Success", one)
                            : LogEntry.of("✅ Validation Success", one, field("Note", e.note())));
        } else if (event instanceof Event.ValidationFailed e) {
            return Optional.of(
                    LogEntry.of("🛑 Validation Failure", field("Case", e.caseId()), field("Problem", e.problem())));
        } else if (event instanceof Event.InsightNoted e) {
            return insight(e.iteration(), e.text());
        } else if (event instanceof Event.StopRequested e) {
            return insight(e.iteration(), "the session ends: " + e.reason());
        } else if (event instanceof Event.SessionForked e) {
            return Optional.of(LogEntry.of(
                    "💡 Insight",
                    field(
                            "Insight",
                            "branched off from " + e.session()
                                    + (e.iteration() < 0
                                            ? " at its beginning"
                                            : " after its iteration " + e.iteration())),
                    field("History", e.records() == 0 ? "none" : "the entries up to sequence " + (e.records() + 2))));
        } else if (event instanceof Event.SessionContinued e) {
            return Optional.of(LogEntry.of("💡 Insight", field("Insight", continued(e))));
        }
        if (event instanceof Event.ExpectedWritten e) {
            return Optional.of(LogEntry.of(
                    "💡 Insight",
                    field("Case", e.caseId()),
                    field("Insight", "an expected file was written from its output"),
                    field("File", e.path()),
                    field("Review", e.how() + (e.reviewer().isEmpty() ? "" : ", by " + e.reviewer()))));
        }
        return ofProposal(event)
                .or(() -> ScreeningEntry.of(event))
                .or(() -> BundleEntry.of(event))
                .or(() -> ofMeasurement(event))
                .or(() -> VerificationEntry.of(event));
    }

    private static String continued(Event.SessionContinued event) {
        boolean follows = event.overrides() != null && event.overrides().plan() != null;
        String plan =
                follows ? "; following the plan " + event.overrides().plan().replaceFirst("(?s).*/", "") : "";
        String asks = event.auto() == null || event.auto() ? "" : "; each edit is asked about";
        return "continued by the user; iterations up to " + event.maxIterations()
                + (Boolean.TRUE.equals(event.auto()) ? "; edits are applied unasked" : asks) + plan;
    }

    private static Optional<LogEntry> ofProposal(Event event) {
        if (event instanceof Event.HypothesisFormed e) {
            return Optional.of(hypothesis(e));
        } else if (event instanceof Event.ProposerAsked e) {
            return insight(e.iteration(), asked(e));
        } else if (event instanceof Event.EditSuggested e) {
            return Optional.of(LogEntry.of(
                            "🔧 Suggestion", iteration(e.iteration()), field("Where", String.join(", ", e.places())))
                    .withBlock(e.diff(), "diff"));
        } else if (event instanceof Event.ProposalRefused e) {
            return Optional.of(LogEntry.of(
                    "🅿️ Parking Lot",
                    iteration(e.iteration()),
                    field("Attempt", e.attempt() + " of this iteration, not measured"),
                    field("Reason", e.reason())));
        } else if (event instanceof Event.SuggestionSkipped e) {
            return Optional.of(LogEntry.of(
                    "🅿️ Parking Lot",
                    iteration(e.iteration()),
                    field("Skipped by the user", e.reason().isBlank() ? "no reason given" : e.reason())));
        } else if (event instanceof Event.EditApplied e) {
            return Optional.of(LogEntry.of(
                    e.auto() ? "✏️ Edit Applied (Auto)" : "✏️ Edit Applied",
                    iteration(e.iteration()),
                    field("Author", e.byUser() ? "the user's own wording" : "as suggested"),
                    field("Files", changes(e.changes()))));
        } else if (event instanceof Event.Restored e) {
            return Optional.of(LogEntry.of(
                    "↩️ Restored",
                    iteration(e.iteration()),
                    field(
                            "To",
                            (e.toIteration() == e.iteration()
                                            ? "the candidate of iteration "
                                            : "the state after iteration ")
                                    + e.toIteration()),
                    field("Files", changes(e.changes()))));
        }
        return Optional.empty();
    }

    private static String asked(Event.ProposerAsked e) {
        return e.proposer() + " was asked: " + Count.of(e.requests(), "request") + ", "
                + (e.inputTokens() == null ? "unknown" : e.inputTokens()) + " tokens read, "
                + (e.outputTokens() == null ? "unknown" : e.outputTokens()) + " written, "
                + (e.costUsd() == null ? "unknown cost" : "$" + decimal(e.costUsd()) + " (" + e.costBasis() + ")");
    }

    private static Optional<LogEntry> ofMeasurement(Event event) {
        if (event instanceof Event.ExperimentStarted e) {
            return Optional.of(LogEntry.of(
                    "🧪 Experiment",
                    iteration(e.iteration()),
                    field("Measure", e.measure()),
                    field("Focus cases", names(e.focus())),
                    field("Guard cases", names(e.guards()))));
        } else if (event instanceof Event.ResultJudged e) {
            return Optional.of(result(e));
        } else if (event instanceof Event.Critiqued e) {
            return Optional.of(CritiqueEntry.of(e));
        } else if (event instanceof Event.FiguresTaken e && !e.problem().isEmpty()) {
            return insight(e.iteration(), e.problem());
        } else if (event instanceof Event.TimingEnded e) {
            return insight(e.iteration(), e.summary());
        } else if (event instanceof Event.MetricsTaken e) {
            return Optional.of(MetricsEntry.of(e));
        } else if (event instanceof Event.RegressionDetected e) {
            return Optional.of(LogEntry.of(
                    "⚠️ Regression Detected",
                    iteration(e.iteration()),
                    field("Verdict", e.verdict().title()),
                    field("Cases", losses(e.losses()))));
        } else if (event instanceof Event.IterationCompleted e) {
            String heading = "🏁 Iteration Complete"
                    + (e.end() == null ? "" : " (" + e.end().title() + ")");
            return Optional.of(LogEntry.of(
                    heading, iteration(e.iteration()), field("Outcome", e.outcome()), field("Files hold", held(e))));
        }
        return Optional.empty();
    }

    private static String held(Event.IterationCompleted e) {
        String kept =
                "the state after iteration " + e.bestIteration() + (e.verified() ? " (verified)" : " (provisional)");
        return e.heldEdit() == null ? kept : HeldFiles.Kind.UNVERIFIED.of(e.heldEdit()) + "; kept so far: " + kept;
    }

    private static LogEntry started(Event.IterationStarted e) {
        Field best = field("Best so far", e.passing() + " of " + e.cases() + " passing, score " + decimal(e.score()));
        return e.iteration() == 0
                ? LogEntry.of("🎯 Iteration Start", field("Iteration", "0 (baseline)"), field("Cases", "" + e.cases()))
                : LogEntry.of("🎯 Iteration Start", iteration(e.iteration()), best);
    }

    private static LogEntry hypothesis(Event.HypothesisFormed e) {
        return LogEntry.of(
                "🔬 Hypothesis",
                iteration(e.iteration()),
                field("Proposer", e.proposer() + ", attempt " + e.attempt()),
                field("Aims at", e.groupId().isEmpty() ? "no single failure group" : e.groupId()),
                field("Observation", e.hypothesis().observation()),
                field("Theory", e.hypothesis().theory()),
                field("Prediction", "fixes " + names(e.hypothesis().prediction().fixes())),
                field("At risk", names(e.hypothesis().prediction().risks())),
                field("Confidence", e.hypothesis().confidence()),
                field("Edits", e.edits().stream().map(Edit::path).distinct().collect(Collectors.joining(", "))));
    }

    private static LogEntry result(Event.ResultJudged e) {
        List<Field> fields = new ArrayList<>();
        fields.add(iteration(e.iteration()));
        fields.add(field("Cases run", e.measured() + " of " + e.cases() + (e.verified() ? "" : " (stopped early)")));
        String change = e.iteration() == 0
                ? ""
                : " (" + signed(e.versusPrevious()) + " from the best state, " + signed(e.versusBaseline())
                        + " from the baseline)";
        fields.add(field("Passing", e.passing() + " of " + e.measured() + change));
        if (e.retried() != null && !e.retried().isEmpty()) {
            fields.add(field("Retried", Retried.words(e.retried())));
        }
        if (e.iteration() > 0) {
            fields.add(field("Verdict", e.verdict().title()));
            fields.add(field("Newly passing", names(e.newlyPassing())));
            fields.add(field("Newly failing", names(e.newlyFailing())));
            fields.add(field("Regressions", losses(e.regressions())));
            if (e.prediction() != null) {
                fields.add(field("Prediction", e.prediction().title()));
            }
        }
        return new LogEntry("📊 Result", fields, "", "");
    }

    static Optional<LogEntry> insight(int iteration, String text) {
        return Optional.of(LogEntry.of("💡 Insight", iteration(iteration), field("Insight", text)));
    }

    static Field field(String name, String value) {
        return new Field(name, value);
    }

    static Field iteration(int number) {
        return field("Iteration", Integer.toString(number));
    }

    static String names(List<String> ids) {
        return ids.isEmpty() ? "none" : String.join(", ", ids);
    }

    static String losses(List<Event.Loss> losses) {
        return losses.isEmpty()
                ? "none"
                : losses.stream()
                        .map(loss ->
                                loss.caseId() + " (" + decimal(loss.scoreBefore()) + " → " + decimal(loss.scoreAfter())
                                        + ": " + Names.few(LeafWords.changed(loss.leaves()), LEAVES) + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String changes(List<Event.FileChange> changes) {
        return changes.isEmpty()
                ? "none had to change"
                : changes.stream()
                        .map(change -> change.path() + " (" + change.before().substring(0, 12) + " → "
                                + change.after().substring(0, 12) + ")")
                        .collect(Collectors.joining(", "));
    }

    private static String signed(int change) {
        return change > 0 ? "+" + change : Integer.toString(change);
    }

    static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
