package dev.refine.cli.person;

import dev.refine.diagnose.Prediction;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import java.util.ArrayList;
import java.util.List;

/** What was predicted of an edit beside what came of it. */
final class OutcomeView {

    private OutcomeView() {}

    /** Nothing for an iteration in which nothing was measured. */
    static List<String> lines(Iteration iteration) {
        if (iteration.number() == 0
                || iteration.result().isEmpty()
                || iteration.hypothesis().isEmpty()) {
            return List.of();
        }
        Event.ResultJudged result = iteration.result().get();
        Prediction prediction = iteration.hypothesis().get().hypothesis().prediction();
        List<String> lines = new ArrayList<>();
        add(lines, "predicted to mend", prediction.fixes());
        add(lines, "pass now", result.newlyPassing());
        add(lines, "predicted at risk", prediction.risks());
        add(
                lines,
                "lost something",
                result.regressions().stream().map(Event.Loss::caseId).toList());
        return lines;
    }

    private static void add(List<String> lines, String label, List<String> cases) {
        String named = cases.isEmpty() ? "none" : String.join(", ", cases);
        lines.addAll(SuggestionView.paragraph("  ", label + ": " + named));
    }
}
