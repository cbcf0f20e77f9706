package dev.refine.quality.record;

import dev.refine.journal.log.LogEntry;
import dev.refine.journal.log.LogEntry.Field;
import dev.refine.problem.Count;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Task;
import dev.refine.quality.judgement.Trend;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The entries of the log, one for each event that tells a person something. */
final class QualityLog {

    private QualityLog() {}

    /** @param state after the event */
    static Optional<LogEntry> entry(QualityEvent event, QualityState state) {
        if (event instanceof QualityEvent.CriteriaSettled e) {
            return Optional.of(criteria(e));
        } else if (event instanceof QualityEvent.RoundStarted e) {
            return Optional.of(LogEntry.of(
                    "🎯 Round Start",
                    new Field("Round", e.round() + " of " + state.maxRounds()),
                    new Field("Task", state.started().query())));
        } else if (event instanceof QualityEvent.CandidateBuilt e) {
            return Optional.of(built(e));
        } else if (event instanceof QualityEvent.CandidateGuarded e) {
            return Optional.of(guarded(e));
        } else if (event instanceof QualityEvent.AnswerSubmitted e) {
            return Optional.of(LogEntry.of(
                    "📦 Submission",
                    new Field("Round", String.valueOf(e.round())),
                    new Field("Files", e.files().size() + (e.kept() ? " of the previous version, kept" : ""))));
        } else if (event instanceof QualityEvent.DeliverableEvaluated e) {
            return Optional.of(evaluated(e));
        } else if (event instanceof QualityEvent.RoundClosed e) {
            return Optional.of(closed(e, state));
        }
        return rest(event);
    }

    private static Optional<LogEntry> rest(QualityEvent event) {
        if (event instanceof QualityEvent.ProcessAnalyzed e) {
            return Optional.of(LogEntry.of(
                    "💡 Insight",
                    new Field("Process", e.analyzed() ? "analyzed" : "counted, not analyzed"),
                    new Field("Remembered", e.remembered().isEmpty() ? "nothing" : String.join("; ", e.remembered())),
                    new Field("Kept out of memory", Count.of(e.rejected(), "line"))));
        } else if (event instanceof QualityEvent.Remarked e) {
            return Optional.of(LogEntry.of("💡 Insight", new Field("Remark", e.text())));
        } else if (event instanceof QualityEvent.StopRequested e) {
            return Optional.of(
                    LogEntry.of("🏁 Round Complete (" + e.end().title() + ")", new Field("Reason", e.reason())));
        } else if (event instanceof QualityEvent.Delivered e) {
            return Optional.of(LogEntry.of(
                    "📬 Delivered",
                    new Field("Round", String.valueOf(e.round())),
                    new Field("Files changed", String.valueOf(e.files()))));
        }
        return Optional.empty();
    }

    private static LogEntry criteria(QualityEvent.CriteriaSettled e) {
        String list = e.criteria().stream()
                .map(criterion -> criterion.id() + " (" + criterion.category().word() + ", from "
                        + criterion.threshold() + (criterion.check() == null ? "" : ", checked by a program") + "): "
                        + criterion.text())
                .collect(Collectors.joining("\n"));
        return LogEntry.of("🔬 Criteria", new Field("Source", e.source() + (e.byUser() ? ", confirmed" : "")))
                .withBlock(list, "text");
    }

    private static LogEntry built(QualityEvent.CandidateBuilt e) {
        return LogEntry.of(
                "✏️ Candidate Built",
                new Field("Round", e.round() + ", attempt " + e.attempt()),
                new Field("Builds", String.valueOf(e.builds())),
                new Field("Own check", e.trial().isEmpty() ? "content" : e.trial()),
                new Field("Changed", Count.of(e.filesTouched(), "file") + ", " + Count.of(e.linesChanged(), "line")),
                new Field(
                        "Impact",
                        "claimed " + e.claimed().word() + ", observed "
                                + e.observed().word()),
                new Field("Split required", e.split().isEmpty() ? "no" : String.join("; ", e.split())));
    }

    private static LogEntry guarded(QualityEvent.CandidateGuarded e) {
        String heading = e.accepted() ? "✅ Guard Passed" : "⚠️ Regression Detected";
        return LogEntry.of(
                e.outcome() == Comparison.Outcome.NO_CHANGE ? "🅿️ No Change" : heading,
                new Field("Round", e.round() + ", attempt " + e.attempt()),
                new Field("Verdict", e.outcome().name().toLowerCase(Locale.ROOT) + (e.byUser() ? ", by the user" : "")),
                new Field("Compared by", e.by() + ", candidate was " + e.candidate()),
                new Field("Won", dimensions(e.comparison().wins())),
                new Field("Lost", dimensions(e.comparison().losses())));
    }

    private static String dimensions(List<Comparison.Dimension> dimensions) {
        return dimensions.isEmpty()
                ? "nothing"
                : dimensions.stream()
                        .map(dimension -> dimension.criterion()
                                + (dimension.evidence().isEmpty() ? "" : " (" + dimension.evidence() + ")"))
                        .collect(Collectors.joining(", "));
    }

    private static LogEntry evaluated(QualityEvent.DeliverableEvaluated e) {
        Evaluation evaluation = e.evaluation();
        List<Task> tasks =
                evaluation.tasks() == null ? List.of() : evaluation.tasks().tasks();
        String list = tasks.stream()
                .map(task -> task.id() + " " + task.relatesTo() + ": " + task.description())
                .collect(Collectors.joining("\n"));
        return LogEntry.of(
                        "📊 Result",
                        new Field("Round", String.valueOf(e.round())),
                        new Field("Scores", scores(evaluation.scores())),
                        new Field(
                                "Evaluator says",
                                evaluation.degraded() ? "degraded" : evaluation.converged() ? "converged" : "iterate"),
                        new Field("Evaluator", evaluation.evaluator()),
                        new Field("Spread", evaluation.spread().isEmpty() ? "one evaluator" : "" + evaluation.spread()),
                        new Field(
                                "Remarks",
                                evaluation.remarks().isEmpty() ? "none" : String.join("; ", evaluation.remarks())))
                .withBlock(list, "text");
    }

    private static String scores(Map<String, Integer> scores) {
        return scores.isEmpty()
                ? "none"
                : scores.entrySet().stream()
                        .map(score -> score.getKey() + " " + score.getValue())
                        .collect(Collectors.joining(", "));
    }

    private static LogEntry closed(QualityEvent.RoundClosed e, QualityState state) {
        return LogEntry.of(
                "🏁 Round Complete" + (e.end() == null ? "" : " (" + e.end().title() + ")"),
                new Field("Round", String.valueOf(e.round())),
                new Field("Reason", e.reason()),
                new Field("Failing", e.failed().isEmpty() ? "none" : String.join(", ", e.failed())),
                new Field(
                        "Trend",
                        e.trends().entrySet().stream()
                                .map(trend -> trend.getKey() + " "
                                        + words(trend.getKey(), trend.getValue(), e.round(), state))
                                .sorted()
                                .collect(Collectors.joining(", "))));
    }

    /** What did not gain is not called improving, as long as it may. */
    private static String words(String criterion, Trend trend, int round, QualityState state) {
        List<Integer> scores = state.history(criterion, round + 1);
        Integer before = scores.size() < 2 ? null : scores.get(scores.size() - 2);
        boolean open = trend == Trend.IMPROVING && (before == null || scores.get(scores.size() - 1) <= before);
        return open ? "too early to tell" : trend.name().toLowerCase(Locale.ROOT);
    }
}
