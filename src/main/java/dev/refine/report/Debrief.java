package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.files.Markdown;
import dev.refine.files.Templates;
import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.score.Scorecard;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** REFINE.md: what the session found, rendered from its state by {@code templates/REFINE.md}. */
public final class Debrief {

    private static final String TEMPLATE = "REFINE.md";

    private Debrief() {}

    /** @param groups what still fails in the state that the files hold */
    public static String render(SessionState state, List<FailureGroup> groups, Templates templates) {
        Scorecard baseline = state.iterations().get(0).scorecard();
        Scorecard best = state.best().map(BestState::scorecard).orElse(baseline);
        Map<String, Object> scope = new HashMap<>();
        scope.put("workload", state.started().workload());
        scope.put(
                "warning",
                state.insights().stream()
                        .filter(text -> text.startsWith("overfitting"))
                        .toList());
        scope.put("status", state.end().map(SessionEnd::title).orElse("Interrupted"));
        scope.put(
                "problem",
                state.validationFailure().map(Event.ValidationFailed::problem).orElse(""));
        scope.put("cases", best.size());
        scope.put("baselinePassing", baseline.passing());
        scope.put("baselineScore", decimal(baseline.score()));
        scope.put("finalPassing", best.passing());
        scope.put("finalScore", decimal(best.score()));
        scope.put("finalIteration", state.best().map(BestState::iteration).orElse(0));
        scope.put("verified", state.best().map(BestState::verified).orElse(false) ? "verified" : "provisional");
        scope.put("iterations", iterations(state));
        scope.put("edits", edits(state));
        scope.put("failures", failures(groups));
        scope.put("insights", state.insights());
        scope.put("regressions", regressions(state));
        scope.put("calibration", calibration(state));
        scope.put("runs", state.ledger().total());
        scope.put("remembered", state.ledger().remembered());
        return templates.render(TEMPLATE, scope);
    }

    private static List<Map<String, Object>> iterations(SessionState state) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Iteration iteration : state.iterations()) {
            Map<String, Object> row = new HashMap<>();
            row.put("number", iteration.number());
            row.put("verdict", iteration.number() == 0 ? "Baseline" : verdict(iteration));
            row.put(
                    "passing",
                    iteration
                            .result()
                            .map(result -> result.passing() + " of " + result.measured())
                            .orElse("not measured"));
            row.put(
                    "hypothesis",
                    iteration
                            .hypothesis()
                            .map(formed -> formed.hypothesis().headline())
                            .orElse(""));
            row.put(
                    "prediction",
                    iteration
                            .result()
                            .map(Event.ResultJudged::prediction)
                            .map(PredictionOutcome::title)
                            .orElse(""));
            rows.add(row);
        }
        return rows;
    }

    private static String verdict(Iteration iteration) {
        return iteration.isSkipped()
                ? "Skipped"
                : iteration.verdict().map(found -> found.title()).orElse("Open");
    }

    private static List<Map<String, Object>> edits(SessionState state) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Iteration iteration : state.iterations()) {
            if (iteration.applied().isPresent() && iteration.suggestion().isPresent()) {
                boolean kept = iteration
                        .decision()
                        .map(Event.CandidateDecided::accepted)
                        .orElse(false);
                Map<String, Object> row = new HashMap<>();
                row.put("number", iteration.number());
                row.put("fate", kept ? "kept" : "taken back");
                row.put(
                        "theory",
                        iteration
                                .hypothesis()
                                .map(formed -> formed.hypothesis().theory())
                                .orElse(""));
                row.put(
                        "impact",
                        iteration
                                .result()
                                .map(result -> result.newlyPassing().size() + " newly passing, "
                                        + result.regressions().size() + " with losses")
                                .orElse("not measured"));
                row.put(
                        "diff",
                        Markdown.fence("diff", iteration.suggestion().get().diff()));
                rows.add(row);
            }
        }
        return rows;
    }

    private static List<Map<String, Object>> failures(List<FailureGroup> groups) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (FailureGroup group : groups) {
            Map<String, Object> row = new HashMap<>();
            row.put("group", group.id());
            row.put("count", group.count());
            row.put("cases", String.join(", ", group.cases()));
            rows.add(row);
        }
        return rows;
    }

    private static List<String> regressions(SessionState state) {
        List<String> lines = new ArrayList<>();
        for (Iteration iteration : state.iterations()) {
            iteration
                    .regression()
                    .ifPresent(event -> event.losses()
                            .forEach(loss ->
                                    lines.add("iteration " + iteration.number() + ": " + loss.caseId() + " lost "
                                            + String.join(
                                                    ", ",
                                                    loss.leaves()
                                                            .subList(
                                                                    0,
                                                                    Math.min(
                                                                            3,
                                                                            loss.leaves()
                                                                                    .size()))))));
        }
        return lines;
    }

    /** How often a stated confidence came true: a proposer that is always sure and seldom right shows here. */
    private static List<String> calibration(SessionState state) {
        Map<String, int[]> byConfidence = new TreeMap<>();
        for (Iteration iteration : state.iterations()) {
            if (iteration.hypothesis().isPresent()
                    && iteration.result().map(Event.ResultJudged::prediction).isPresent()) {
                int[] counts = byConfidence.computeIfAbsent(
                        iteration.hypothesis().get().hypothesis().confidence(), confidence -> new int[2]);
                counts[1]++;
                if (iteration.result().get().prediction() == PredictionOutcome.CONFIRMED) {
                    counts[0]++;
                }
            }
        }
        List<String> lines = new ArrayList<>();
        byConfidence.forEach(
                (confidence, counts) -> lines.add(confidence + ": confirmed " + counts[0] + " of " + counts[1]));
        return lines;
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
