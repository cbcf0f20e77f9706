package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.files.Templates;
import dev.refine.files.VisibleText;
import dev.refine.journal.BestState;
import dev.refine.journal.Event;
import dev.refine.journal.Overfitting;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.problem.Count;
import dev.refine.score.Evidence;
import dev.refine.score.EvidenceWords;
import dev.refine.score.Scorecard;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** REFINE.md: what the session found, rendered from its state by {@code templates/REFINE.md}. */
public final class Debrief {

    private static final String TEMPLATE = "REFINE.md";

    private Debrief() {}

    /** @param groups what still fails in the state that the files hold */
    public static String render(SessionState state, List<FailureGroup> groups, Templates templates) {
        Map<String, Object> scope = new HashMap<>(outcome(state));
        scope.put("workload", VisibleText.onOneLine(state.started().workload()));
        scope.put("iterations", DebriefRows.iterations(state.iterations()));
        scope.put("edits", DebriefRows.edits(state.iterations()));
        scope.put("failures", DebriefRows.failures(groups));
        scope.put("insights", lines(state.insights()));
        scope.put("regressions", lines(DebriefRows.regressions(state.iterations())));
        Prospect prospect = new Prospect(state, groups);
        scope.put("summary", lines(prospect.summary()));
        scope.put("tradeoffs", lines(prospect.tradeoffs()));
        scope.put("recommendations", lines(prospect.recommendations()));
        scope.put("walk", lines(prospect.walk()));
        scope.put("touched", DebriefRows.touched(state));
        scope.put("calibration", lines(Calibration.of(state.iterations())));
        scope.put("runs", state.ledger().total());
        scope.put("remembered", state.ledger().remembered());
        return templates.render(TEMPLATE, scope);
    }

    /** What was done, and where that leaves the workload: two paragraphs of plain text. */
    public static List<String> summary(SessionState state, List<FailureGroup> groups) {
        return lines(new Prospect(state, groups).summary());
    }

    /** What remains, one failure group after the other, each with an example: a line for each. */
    public static List<String> walk(SessionState state, List<FailureGroup> groups) {
        return lines(new Prospect(state, groups).walk());
    }

    private static Map<String, Object> outcome(SessionState state) {
        Scorecard baseline = state.baseline().scorecard();
        Scorecard best = state.best().map(BestState::scorecard).orElse(baseline);
        boolean verified = state.best().map(BestState::verified).orElse(false);
        Map<String, Object> scope = new HashMap<>();
        scope.put("warning", lines(Overfitting.in(state)));
        scope.put("status", state.end().map(SessionEnd::title).orElse("Interrupted"));
        scope.put(
                "problem",
                state.validationFailure()
                        .map(Event.ValidationFailed::problem)
                        .map(VisibleText::onOneLine)
                        .orElse(""));
        scope.put("cases", best.size());
        scope.put("baselinePassing", baseline.passing());
        scope.put("baselineScore", decimal(baseline.score()));
        scope.put("finalPassing", best.passing());
        scope.put("finalScore", decimal(best.score()));
        scope.put("finalIteration", state.best().map(BestState::iteration).orElse(0));
        Evidence change = Evidence.between(baseline, best);
        scope.put("passingChange", EvidenceWords.passing(change));
        scope.put("scoreChange", EvidenceWords.score(change));
        scope.put("sample", sample(change, best.size()));
        scope.put("figures", FigureWords.lines(state));
        scope.put("verified", verified ? "verified" : "provisional");
        return scope;
    }

    /** What the changes rest on; they are no differences of the lines above where cases were left out. */
    private static String sample(Evidence change, int cases) {
        String sample = EvidenceWords.sample(change);
        String left = "only " + change.cases() + " of " + Count.of(cases, "case") + " judged in both states";
        return change.cases() == 0 || change.cases() >= cases ? sample : sample.isEmpty() ? left : left + "; " + sample;
    }

    private static List<String> lines(List<String> texts) {
        return texts.stream().map(VisibleText::onOneLine).toList();
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
