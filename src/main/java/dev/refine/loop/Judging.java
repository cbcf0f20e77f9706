package dev.refine.loop;

import dev.refine.diagnose.Prediction;
import dev.refine.diagnose.PredictionCheck;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Retried;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.Doubt;
import dev.refine.score.FlakeRate;
import dev.refine.score.Majority;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Says what a measurement means: the verdict, who gained, who lost, and whether the prediction came true. */
final class Judging {

    private final Bench bench;
    private final Weighing weighing;
    private final CandidateRuns runs;
    private final Unbundling unbundling;
    private final Credit credit;

    Judging(Bench bench, CandidateRuns runs, Unbundling unbundling) {
        this.bench = bench;
        this.weighing = new Weighing(bench);
        this.runs = runs;
        this.unbundling = unbundling;
        this.credit = new Credit(bench, runs);
    }

    /** There is nothing to compare a baseline with: it stands unless too much of it is missing. */
    void judgeBaseline() {
        weighing.weighFiles();
        if (!weighing.weighResults()) {
            return;
        }
        Iteration baseline = bench.state().current();
        Scorecard card = baseline.scorecard();
        Verdict verdict = card.hasTooManyErrors(errorTolerance()) ? Verdict.UNMEASURED : weighing.ofBaseline();
        bench.append(new Event.ResultJudged(
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
                null,
                Retried.in(List.of(baseline))));
    }

    /** Against the state that the edit was made on, over the cases that the candidate measured. */
    void judgeCandidate() {
        if (!bench.state().current().bundle().narrowings().isEmpty()) {
            weighing.weighFiles();
        }
        if (!weighing.weighResults()) {
            return;
        }
        Iteration current = bench.state().current();
        Scorecard best = runs.reference();
        Scorecard exact = current.scorecard();
        Verdict byField = unbundling.verdict(Acceptance.judge(best, exact, errorTolerance()));
        Verdict verdict = weighing.ofCandidate(byField);
        unbundling.judge(verdict);
        Scorecard seen = current.seenScorecard();
        Scorecard baseline = bench.state().baseline().scorecard();
        List<Change> changes = Acceptance.changes(best, exact);
        bench.append(new Event.ResultJudged(
                current.number(),
                verdict,
                seen.size(),
                seen.passing(),
                bench.caseIds().size(),
                seen.passing() - passingAmong(best, seen),
                seen.passing() - passingAmong(baseline, seen),
                isWhole(current),
                ids(Acceptance.changes(best, seen), Change::isNewlyPassing),
                ids(changes, Change::isNewlyFailing),
                losses(changes),
                verdict == Verdict.UNMEASURED ? null : prediction(current, changes, verdict),
                Retried.in(List.of(current))));
    }

    /** What the verdict on the candidate still hangs on. */
    Doubt.Next doubt() {
        if (bench.trials() == 1) {
            return new Doubt.Next.Nothing();
        }
        Doubt doubt = new Doubt(bench.trials(), bench.isLazy() && flakeRate().isLow());
        Map<String, CaseTrials> trials = bench.state().current().trials();
        ProvisionalState standing = bench.state().provisional().orElseThrow();
        Map<String, Majority> before = CandidateRuns.majorities(standing.exactTrials());
        Map<String, Integer> vetoes = vetoes(standing);
        List<Change> changes = runs.changes(trials);
        List<List<Change>> decisive =
                bench.objective().isByField() ? credit.claims(changes) : weighing.doubtful(changes);
        return decisive.stream()
                .map(claimed -> doubt.next(claimed, CandidateRuns.majorities(trials), before, vetoes))
                .filter(next -> !(next instanceof Doubt.Next.Nothing))
                .findFirst()
                .orElse(new Doubt.Next.Nothing());
    }

    /**
     * By case, how many edits on the state were given up because of it that had gained something. Where a value decides,
     * every cut gains, and whoever is asked ever again contradicts himself at last and holds nothing.
     */
    private Map<String, Integer> vetoes(ProvisionalState standing) {
        Map<String, Integer> vetoes = new HashMap<>();
        bench.state().iterations().stream()
                .filter(iteration -> bench.objective().isByField() && iteration.number() > standing.iteration())
                .flatMap(iteration -> iteration.result().stream())
                .filter(result -> result.verdict() == Verdict.MIXED)
                .flatMap(result -> result.regressions().stream())
                .forEach(loss -> vetoes.merge(loss.caseId(), 1, Integer::sum));
        return vetoes;
    }

    private FlakeRate flakeRate() {
        return FlakeRate.of(bench.state().iterations().stream()
                .flatMap(iteration -> iteration.trials().values().stream())
                .map(CaseTrials::majority)
                .toList());
    }

    /**
     * A prediction is held against the cases that were run; those that a hopeless candidate never reached say nothing.
     * Null when nothing was predicted. Where a metric decides, whoever names no case that gains has predicted the metric.
     */
    private PredictionOutcome prediction(Iteration current, List<Change> changes, Verdict verdict) {
        Set<String> gained = Set.copyOf(ids(changes, Change::hasGained));
        Set<String> lost = Set.copyOf(ids(changes, Change::hasLost));
        Event.HypothesisFormed formed = current.hypothesis().orElseThrow();
        Prediction whole = formed.hypothesis().prediction();
        if (whole.fixes().isEmpty()
                && !whole.risks().isEmpty()
                && !bench.objective().isByField()) {
            return verdict == Verdict.IMPROVED ? PredictionOutcome.CONFIRMED : PredictionOutcome.REFUTED;
        }
        return prediction(formed, current.results().keySet(), runs.flaky(), gained, lost);
    }

    /** Null when nothing was predicted, or nothing but of cases that contradict themselves: they say nothing, either. */
    static PredictionOutcome prediction(
            Event.HypothesisFormed formed,
            Set<String> measured,
            Set<String> flaky,
            Set<String> gained,
            Set<String> lost) {
        Prediction whole = formed.hypothesis().prediction();
        if (whole.fixes().isEmpty() && whole.risks().isEmpty()) {
            return null;
        }
        List<String> ran = whole.fixes().stream().filter(measured::contains).toList();
        List<String> fixes = ran.stream().filter(id -> !flaky.contains(id)).toList();
        if (fixes.isEmpty() && !ran.isEmpty()) {
            return null;
        }
        return PredictionCheck.check(new Prediction(fixes, whole.risks()), gained, lost);
    }

    private boolean isWhole(Iteration iteration) {
        return iteration.results().keySet().containsAll(bench.caseIds());
    }

    private double errorTolerance() {
        return bench.workload().manifest().run().limits().errorTolerance();
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
                .filter(Change::hasLost)
                .map(change -> new Event.Loss(
                        change.caseId(),
                        List.copyOf(change.lost()),
                        change.before().score(),
                        change.after().score()))
                .toList();
    }
}
