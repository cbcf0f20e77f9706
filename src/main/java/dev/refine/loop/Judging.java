package dev.refine.loop;

import dev.refine.diagnose.Prediction;
import dev.refine.diagnose.PredictionCheck;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionState;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.Doubt;
import dev.refine.score.FlakeRate;
import dev.refine.score.Majority;
import dev.refine.score.Reference;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Says what a measurement means: the verdict, who gained, who lost, and whether the prediction came true. */
final class Judging {

    private final Bench bench;
    private final Weighing weighing;

    Judging(Bench bench) {
        this.bench = bench;
        this.weighing = new Weighing(bench);
    }

    /** There is nothing to compare a baseline with: it stands unless too much of it is missing. */
    void judgeBaseline() {
        weighing.weighFiles();
        if (!weighing.weighResults()) {
            return;
        }
        Iteration baseline = state().current();
        Scorecard card = baseline.scorecard();
        Verdict verdict = card.hasTooManyErrors(errorTolerance()) ? Verdict.UNMEASURED : weighing.ofBaseline();
        bench.session()
                .append(new Event.ResultJudged(
                        0,
                        verdict,
                        card.size(),
                        card.passing(),
                        bench.caseIds().size(),
                        0,
                        0,
                        isWhole(baseline),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    /** Against the state that the edit was made on, over the cases that the candidate measured. */
    void judgeCandidate() {
        if (!weighing.weighResults()) {
            return;
        }
        Iteration current = state().current();
        Scorecard candidate = current.scorecard();
        Scorecard best = reference();
        Scorecard baseline = state().iterations().get(0).scorecard();
        Verdict verdict = weighing.ofCandidate(Acceptance.judge(best, candidate, errorTolerance()));
        List<Change> changes = Acceptance.changes(best, candidate);
        bench.session()
                .append(new Event.ResultJudged(
                        current.number(),
                        verdict,
                        candidate.size(),
                        candidate.passing(),
                        bench.caseIds().size(),
                        candidate.passing() - passingAmong(best, candidate),
                        candidate.passing() - passingAmong(baseline, candidate),
                        isWhole(current),
                        ids(changes, Change::isNewlyPassing),
                        ids(changes, Change::isNewlyFailing),
                        losses(changes),
                        verdict == Verdict.UNMEASURED ? null : prediction(current, changes, verdict)));
    }

    /** What the candidate under test is compared with. */
    Scorecard reference() {
        ProvisionalState before = state().provisional().orElseThrow();
        return Reference.of(
                before.scorecard(),
                before.exact().cases().keySet(),
                flaky(before),
                state().current().scorecard());
    }

    private Set<String> flaky(ProvisionalState before) {
        Set<String> flaky = new HashSet<>();
        majorities(state().current().trials()).forEach((id, said) -> addIf(said.flaky(), id, flaky));
        majorities(before.exactTrials())
                .forEach((id, said) -> addIf(said.flaky() && said.passes() * 2 >= said.judged(), id, flaky));
        return flaky;
    }

    private static void addIf(boolean flaky, String id, Set<String> ids) {
        if (flaky) {
            ids.add(id);
        }
    }

    /** What the verdict on the candidate still hangs on. */
    Doubt.Next doubt() {
        if (bench.trials() == 1) {
            return new Doubt.Next.Nothing();
        }
        return new Doubt(bench.trials(), bench.isLazy() && flakeRate().isLow())
                .next(
                        Acceptance.changes(reference(), state().current().scorecard()),
                        majorities(state().current().trials()),
                        majorities(state().provisional().orElseThrow().exactTrials()));
    }

    private FlakeRate flakeRate() {
        return FlakeRate.of(state().iterations().stream()
                .flatMap(iteration -> iteration.trials().values().stream())
                .map(CaseTrials::majority)
                .toList());
    }

    private static Map<String, Majority> majorities(Map<String, CaseTrials> trials) {
        Map<String, Majority> majorities = new HashMap<>();
        trials.forEach((id, runs) -> majorities.put(id, runs.majority()));
        return majorities;
    }

    /**
     * A prediction is held against the cases that were run; those that a hopeless candidate never reached say nothing.
     * Null when nothing was predicted. Where a metric decides, whoever names no case that gains has predicted the metric.
     */
    private PredictionOutcome prediction(Iteration current, List<Change> changes, Verdict verdict) {
        Set<String> gained = Set.copyOf(ids(changes, change -> !change.gained().isEmpty()));
        Set<String> lost = Set.copyOf(ids(changes, change -> !change.lost().isEmpty()));
        Prediction whole = current.hypothesis().orElseThrow().hypothesis().prediction();
        if (whole.fixes().isEmpty() && whole.risks().isEmpty()) {
            return null;
        }
        if (whole.fixes().isEmpty() && !bench.objective().isByField()) {
            return verdict == Verdict.IMPROVED ? PredictionOutcome.CONFIRMED : PredictionOutcome.REFUTED;
        }
        List<String> measured =
                whole.fixes().stream().filter(current.results()::containsKey).toList();
        return PredictionCheck.check(new Prediction(measured, whole.risks()), gained, lost);
    }

    private boolean isWhole(Iteration iteration) {
        return iteration.results().keySet().containsAll(bench.caseIds());
    }

    private double errorTolerance() {
        return bench.workload().manifest().run().limits().errorTolerance();
    }

    private SessionState state() {
        return bench.session().state();
    }

    private static int passingAmong(Scorecard card, Scorecard measured) {
        return (int) card.cases().values().stream()
                .filter(score -> score.passed() && measured.cases().containsKey(score.caseId()))
                .count();
    }

    private static List<String> ids(List<Change> changes, Predicate<Change> which) {
        return changes.stream().filter(which).map(Change::caseId).toList();
    }

    static List<Event.Loss> losses(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.lost().isEmpty())
                .map(change -> new Event.Loss(
                        change.caseId(),
                        List.copyOf(change.lost()),
                        change.before().score(),
                        change.after().score()))
                .toList();
    }
}
