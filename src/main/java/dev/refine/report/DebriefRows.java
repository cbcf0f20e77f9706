package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.files.Markdown;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The repeated parts of a debrief: one map for each row of a section. */
final class DebriefRows {

    private static final int LEAVES = 3;

    private DebriefRows() {}

    static List<Map<String, Object>> iterations(List<Iteration> iterations) {
        return iterations.stream()
                .map(iteration -> Map.<String, Object>of(
                        "number", iteration.number(),
                        "verdict", verdict(iteration),
                        "passing", passing(iteration),
                        "hypothesis", observation(iteration),
                        "prediction", prediction(iteration)))
                .toList();
    }

    /** Every edit that was in the files at some time, with what became of it. */
    static List<Map<String, Object>> edits(List<Iteration> iterations) {
        return iterations.stream()
                .filter(iteration -> iteration.applied().isPresent()
                        && iteration.suggestion().isPresent())
                .map(iteration -> Map.<String, Object>of(
                        "number", iteration.number(),
                        "fate", iteration.isKept() ? "kept" : "taken back",
                        "theory", theory(iteration),
                        "impact", impact(iteration),
                        "diff",
                                Markdown.fence(
                                        "diff",
                                        iteration.suggestion().orElseThrow().diff())))
                .toList();
    }

    static List<Map<String, Object>> failures(List<FailureGroup> groups) {
        return groups.stream()
                .map(group -> Map.<String, Object>of(
                        "group", VisibleText.onOneLine(group.id()),
                        "count", group.count(),
                        "differences", group.count() == 1 ? "difference" : "differences",
                        "cases", VisibleText.onOneLine(String.join(", ", group.cases()))))
                .toList();
    }

    static List<String> regressions(List<Iteration> iterations) {
        List<String> lines = new ArrayList<>();
        for (Iteration iteration : iterations) {
            iteration.regression().stream()
                    .flatMap(event -> event.losses().stream())
                    .map(loss -> "iteration " + iteration.number() + ": " + loss.caseId() + " lost " + lost(loss))
                    .forEach(lines::add);
        }
        return lines;
    }

    /** Files whose bytes are no longer those of the start. */
    static List<String> touched(SessionState state) {
        return state.started().files().stream()
                .filter(file -> !file.sha().equals(state.files().get(file.path())))
                .map(file -> VisibleText.onOneLine(file.path()))
                .toList();
    }

    private static String lost(Event.Loss loss) {
        List<String> leaves = loss.leaves();
        int shown = Math.min(LEAVES, leaves.size());
        String more = leaves.size() > shown ? " and " + (leaves.size() - shown) + " more" : "";
        return String.join(", ", leaves.subList(0, shown)) + more;
    }

    private static String verdict(Iteration iteration) {
        if (iteration.number() == 0) {
            return "Baseline";
        }
        return iteration.fate();
    }

    private static String passing(Iteration iteration) {
        return iteration
                .result()
                .map(result -> result.passing() + " of " + result.measured())
                .orElse("not measured");
    }

    private static String observation(Iteration iteration) {
        return iteration
                .hypothesis()
                .map(formed -> VisibleText.onOneLine(formed.hypothesis().headline()))
                .orElse("");
    }

    private static String theory(Iteration iteration) {
        return iteration
                .hypothesis()
                .map(formed -> VisibleText.onOneLine(formed.hypothesis().theory()))
                .orElse("");
    }

    private static String prediction(Iteration iteration) {
        return iteration
                .result()
                .map(Event.ResultJudged::prediction)
                .map(PredictionOutcome::title)
                .orElse("");
    }

    private static String impact(Iteration iteration) {
        return iteration
                .result()
                .map(result -> result.newlyPassing().size() + " newly passing, "
                        + result.regressions().size() + " with losses")
                .orElse("not measured");
    }
}
