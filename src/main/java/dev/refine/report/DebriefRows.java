package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.files.Markdown;
import dev.refine.files.VisibleText;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.SessionState;
import dev.refine.journal.Tested;
import dev.refine.problem.Names;
import dev.refine.score.LeafWords;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The repeated parts of a debrief: one map for each row of a section. */
final class DebriefRows {

    private static final int LEAVES = 3;

    private DebriefRows() {}

    /** A row for each hypothesis; an iteration that tested none has one all the same. */
    static List<Map<String, Object>> iterations(List<Iteration> iterations) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Iteration iteration : iterations) {
            List<Tested> tested = Tested.of(iteration);
            if (tested.size() < 2) {
                rows.add(row(iteration, iteration.fate(), tested.stream().findFirst()));
            } else {
                tested.forEach(one -> rows.add(
                        row(iteration, one.verdict().map(Verdict::title).orElse(iteration.fate()), Optional.of(one))));
            }
        }
        return rows;
    }

    private static Map<String, Object> row(Iteration iteration, String fate, Optional<Tested> tested) {
        return Map.of(
                "number",
                iteration.number(),
                "verdict",
                iteration.number() == 0 ? "Baseline" : fate,
                "passing",
                passing(iteration),
                "hypothesis",
                tested.map(one ->
                                VisibleText.onOneLine(one.formed().hypothesis().headline()))
                        .orElse(""),
                "prediction",
                tested.flatMap(Tested::prediction).map(PredictionOutcome::title).orElse(""));
    }

    /** Every edit that was in the files at some time, with what became of it. */
    static List<Map<String, Object>> edits(List<Iteration> iterations) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Iteration iteration : iterations) {
            if (!iteration.trail().changes().isEmpty()) {
                Tested.of(iteration).stream()
                        .filter(tested -> !tested.diff().isEmpty())
                        .forEach(tested -> rows.add(edit(iteration, tested)));
            }
        }
        return rows;
    }

    private static Map<String, Object> edit(Iteration iteration, Tested tested) {
        return Map.of(
                "number",
                iteration.number(),
                "fate",
                tested.kept() ? "kept" : "taken back",
                "theory",
                VisibleText.onOneLine(tested.formed().hypothesis().theory()),
                "impact",
                impact(tested),
                "diff",
                Markdown.fence("diff", tested.diff()));
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
                    .map(loss -> lost(iteration, loss))
                    .forEach(lines::add);
            iteration.takenBack().stream()
                    .map(loss -> lost(iteration, loss) + " in the full run")
                    .distinct()
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String lost(Iteration iteration, Event.Loss loss) {
        return "iteration " + iteration.number() + ": " + loss.caseId() + " lost "
                + Names.few(LeafWords.changed(loss.leaves()), LEAVES);
    }

    /** Files whose bytes are no longer those of the start. */
    static List<String> touched(SessionState state) {
        return state.started().files().stream()
                .filter(file -> !file.sha().equals(state.files().get(file.path())))
                .map(file -> VisibleText.onOneLine(file.path()))
                .toList();
    }

    private static String passing(Iteration iteration) {
        return iteration
                .measured()
                .map(card -> card.passing() + " of " + card.size())
                .orElse("not measured");
    }

    private static String impact(Tested tested) {
        return tested.verdict().isEmpty()
                ? "not measured"
                : tested.gained().size() + (tested.bundled() ? " gained, " : " newly passing, ")
                        + tested.regressions().size() + " with losses";
    }
}
