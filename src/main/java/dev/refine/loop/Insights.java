package dev.refine.loop;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.edit.EditableText;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Iteration;
import dev.refine.journal.Overfitting;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.problem.Count;
import dev.refine.score.Ceiling;
import dev.refine.score.Majority;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.workload.EditableFile;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sentences worth keeping that an iteration taught, noted once, right before it closes. */
final class Insights {

    private final Bench bench;
    private final Ending ending;

    Insights(Bench bench, Ending ending) {
        this.bench = bench;
        this.ending = ending;
    }

    void note(Optional<SessionEnd> end) {
        SessionState state = bench.state();
        Iteration current = state.current();
        noteFlaky(state, current);
        if (current.number() == 0 && end.filter(SessionEnd.CONVERGED::equals).isPresent()) {
            bench.noteOnce("the goal is met without any change: there is nothing to refine");
        }
        if (current.number() == 0) {
            Ceiling.obstacle(bench.objective(), current.scorecard()).ifPresent(obstacle -> {
                bench.progress().said(obstacle);
                bench.noteOnce(obstacle);
            });
            doubts(current).forEach(bench::noteOnce);
        }
        undrawn(current).ifPresent(bench::sayOnce);
        Breakages.sentence(bench).ifPresent(bench::noteOnce);
        boolean auto = state.terms().isAuto();
        if (!auto && end.isEmpty() && ending.isOnPlateau(state)) {
            bench.noteOnce("the last " + state.started().settings().plateau()
                    + " iterations brought no improvement; auto mode would stop here");
        }
        if (end.isPresent()) {
            overfitting(state).ifPresent(bench::noteOnce);
        }
        // What was kept for a number was not to mend a field.
        if (end.isPresent() && bench.objective().isByField()) {
            new IdleLines(Requests.history(state, true), texts()).sentences().forEach(bench::noteOnce);
        }
    }

    /** Whoever looks at an output without its picture sees less than was meant. */
    private static Optional<String> undrawn(Iteration current) {
        Map<String, String> undrawn = new TreeMap<>();
        current.results().forEach((id, result) -> {
            if (result.note().startsWith("overlayCommand ")) {
                undrawn.put(id, result.note());
            }
        });
        return undrawn.entrySet().stream()
                .findFirst()
                .map(first -> "no picture of " + undrawn.size() + " of "
                        + Count.of(current.results().size(), "output") + ", for instance of " + first.getKey() + ": "
                        + first.getValue());
    }

    private Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        bench.files().files().forEach(file -> texts.put(file.relative(), text(file)));
        return texts;
    }

    private String text(EditableFile file) {
        return EditableText.of(file, bench.files().read(file.relative())).text();
    }

    /** What no prompt can mend is said before anybody tries. */
    private List<String> doubts(Iteration baseline) {
        Diagnosis diagnosis = Diagnosis.of(bench);
        List<CaseDiagnosis> failing = diagnosis.of(baseline.results());
        if (failing.isEmpty()) {
            return List.of();
        }
        List<String> doubts = bench.stop()
                .unlessRequested(() -> new Doubts(bench.workload().cases())
                        .sentences(bench, failing, diagnosis.documents(baseline.results(), bench.caseText())));
        doubts.forEach(bench.progress()::said);
        return doubts;
    }

    /**
     * Cases that contradicted themselves under the same bytes, with k of n. A candidate that was not kept and the state that
     * stands hold different bytes, so a case may have two such lines; one that was kept has run on since.
     */
    private void noteFlaky(SessionState state, Iteration current) {
        Map<String, CaseTrials> candidate = new TreeMap<>(current.trials());
        Map<String, CaseTrials> standing = new TreeMap<>();
        state.provisional().ifPresent(best -> {
            standing.putAll(best.exactTrials());
            if (best.iteration() == current.number()) {
                candidate.keySet().removeAll(standing.keySet());
            }
        });
        noteFlaky(candidate);
        noteFlaky(standing);
    }

    private void noteFlaky(Map<String, CaseTrials> trials) {
        trials.forEach((id, runs) -> {
            Majority said = runs.majority();
            if (said.flaky()) {
                String differ = said.passes() == 0 ? ", and not all are wrong in the same way" : "";
                bench.sayOnce("case " + id + " is flaky: " + said.passes() + " of " + said.judged()
                        + " runs under the same bytes passed" + differ);
            }
        });
    }

    /** A fall on the holdout while the cases that the proposer saw went up. */
    private static Optional<String> overfitting(SessionState state) {
        BestState best = state.best().orElse(null);
        if (best == null || best.iteration() == 0) {
            return Optional.empty();
        }
        Map<String, CaseResult> before = state.holdout().get(0);
        Map<String, CaseResult> after = state.holdout().get(best.iteration());
        if (before == null || after == null) {
            return Optional.empty();
        }
        Scorecard was = card(before, after);
        Scorecard is = card(after, before);
        if (is.passing() < was.passing()) {
            return Optional.of(fell(was.passing() + " to " + is.passing() + " of " + is.size() + " passing"));
        }
        return is.passing() == was.passing() && is.score() < was.score()
                ? Optional.of(fell(String.format(Locale.ROOT, "%.3f to %.3f in score", was.score(), is.score())))
                : Optional.empty();
    }

    private static String fell(String how) {
        return Overfitting.MARK + "the holdout fell from " + how + " while the cases the proposer saw improved";
    }

    /** Of the cases that both measurements could judge: an error is no fall. */
    private static Scorecard card(Map<String, CaseResult> results, Map<String, CaseResult> others) {
        return Scorecard.of(results.entrySet().stream()
                .filter(entry -> hasAnswer(entry.getValue()) && hasAnswer(others.get(entry.getKey())))
                .map(entry -> entry.getValue().scoreOf(entry.getKey()))
                .toList());
    }

    private static boolean hasAnswer(CaseResult result) {
        return result != null && result.standing() != Standing.ERROR;
    }
}
