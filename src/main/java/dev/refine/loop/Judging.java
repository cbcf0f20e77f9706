package dev.refine.loop;

import dev.refine.diagnose.CaseDiagnosis;
import dev.refine.diagnose.Prediction;
import dev.refine.diagnose.PredictionCheck;
import dev.refine.diagnose.PredictionOutcome;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.MeasurePlan;
import dev.refine.score.Scorecard;
import dev.refine.score.Verdict;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Measures a state of the files and says what the measurement means. */
final class Judging {

    private final Bench bench;
    private final Measurement measurement;
    private final Diagnosis diagnosis;
    private final Affordable affordable;

    Judging(Bench bench, Measurement measurement) {
        this.bench = bench;
        this.measurement = measurement;
        this.diagnosis = Diagnosis.of(bench);
        this.affordable = new Affordable(bench);
    }

    /** Every case that the baseline lacks, then what it says. */
    void measureBaseline() {
        Iteration baseline = state().current();
        List<Case> open = bench.workload().cases().stream()
                .filter(input -> !baseline.results().containsKey(input.id()))
                .toList();
        if (affordable.refuses(open.size())) {
            return;
        }
        measurement.measure(0, Purpose.BASELINE, open);
        if (bench.stop().isRequested()) {
            return;
        }
        Scorecard card = baseline.scorecard();
        Verdict verdict = card.hasTooManyErrors(errorTolerance()) ? Verdict.UNMEASURED : Verdict.NEUTRAL;
        bench.session()
                .append(new Event.ResultJudged(
                        0,
                        verdict,
                        card.size(),
                        card.passing(),
                        bench.workload().cases().size(),
                        0,
                        0,
                        isWhole(baseline),
                        List.of(),
                        List.of(),
                        List.of(),
                        null));
    }

    void measureHoldout() {
        int iteration = state().best().map(BestState::iteration).orElse(0);
        Map<String, CaseResult> known = state().holdout().getOrDefault(iteration, Map.of());
        List<Case> open = bench.workload().holdout().stream()
                .filter(input -> !known.containsKey(input.id()))
                .toList();
        measurement.measure(iteration, Purpose.HOLDOUT, open);
    }

    void designExperiment() {
        Manifest.Measure measure = bench.measure();
        BestState best = state().best().orElseThrow();
        Event.HypothesisFormed hypothesis = state().current().hypothesis().orElseThrow();
        boolean gated = measure != Manifest.Measure.FULL;
        ExperimentDesign design = bench.experimentDesign();
        List<String> focus =
                gated ? design.focus(hypothesis, diagnosis.groups(best.results()), best.scorecard()) : List.of();
        List<String> guards = gated ? design.guards(best.scorecard()) : List.of();
        bench.session()
                .append(new Event.ExperimentStarted(
                        state().current().number(), measure.name().toLowerCase(java.util.Locale.ROOT), focus, guards));
    }

    void measureCandidate() {
        Iteration current = state().current();
        Event.ExperimentStarted experiment = current.experiment().orElseThrow();
        MeasurePlan plan = new MeasurePlan(
                experiment.focus(), experiment.guards(), caseIds(), bench.measure() != Manifest.Measure.FULL);
        Optional<MeasurePlan.Batch> batch = plan.next(best().scorecard(), current.scorecard());
        if (batch.isEmpty()) {
            judgeCandidate(current);
            return;
        }
        List<Case> cases = cases(batch.get().cases());
        if (!affordable.refuses(cases.size())) {
            measurement.measure(current.number(), purpose(batch.get().stage()), cases);
        }
    }

    private void judgeCandidate(Iteration current) {
        Scorecard candidate = current.scorecard();
        Scorecard best = best().scorecard();
        Verdict verdict = Acceptance.judge(best, candidate, errorTolerance());
        List<Change> changes = Acceptance.changes(best, candidate);
        Scorecard baseline = state().iterations().get(0).scorecard();
        bench.session()
                .append(new Event.ResultJudged(
                        current.number(),
                        verdict,
                        candidate.size(),
                        candidate.passing(),
                        bench.workload().cases().size(),
                        candidate.passing() - passingAmong(best, candidate),
                        candidate.passing() - passingAmong(baseline, candidate),
                        isWhole(current),
                        ids(changes.stream().filter(Change::isNewlyPassing).toList()),
                        ids(changes.stream().filter(Change::isNewlyFailing).toList()),
                        losses(changes),
                        prediction(current, changes, verdict)));
    }

    private static PredictionOutcome prediction(Iteration current, List<Change> changes, Verdict verdict) {
        if (verdict == Verdict.UNMEASURED) {
            return null;
        }
        Set<String> gained = changes.stream()
                .filter(change -> !change.gained().isEmpty())
                .map(Change::caseId)
                .collect(Collectors.toSet());
        Set<String> lost = changes.stream()
                .filter(change -> !change.lost().isEmpty())
                .map(Change::caseId)
                .collect(Collectors.toSet());
        Prediction whole = current.hypothesis().orElseThrow().hypothesis().prediction();
        Prediction measured = new Prediction(
                whole.fixes().stream().filter(current.results()::containsKey).toList(), whole.risks());
        return PredictionCheck.check(measured, gained, lost);
    }

    void takeMetrics() {
        Iteration current = state().current();
        List<CaseDiagnosis> now = diagnosis.of(current.results());
        Map<String, Integer> categories = Diagnosis.categories(now);
        Map<String, Integer> changes = new HashMap<>();
        if (current.number() > 0) {
            Map<String, CaseResult> before = new HashMap<>(best().results());
            before.keySet().retainAll(current.results().keySet());
            changes.putAll(categories);
            Diagnosis.categories(diagnosis.of(before))
                    .forEach((code, count) -> changes.merge(code, -count, Integer::sum));
            changes.values().removeIf(change -> change == 0);
        }
        Scorecard card = current.scorecard();
        bench.session()
                .append(new Event.MetricsTaken(
                        current.number(),
                        card.passRate(),
                        card.score(),
                        categories,
                        changes,
                        current.results().values().stream()
                                .filter(result -> !result.remembered())
                                .mapToLong(CaseResult::millis)
                                .sum(),
                        Spent.tokens(current.results().values())));
    }

    void reportRegression() {
        Event.ResultJudged result = state().current().result().orElseThrow();
        bench.session()
                .append(new Event.RegressionDetected(result.iteration(), result.verdict(), result.regressions()));
    }

    /** Auto mode takes only what improved; a user may accept losses, and then the whole state is measured first. */
    void decide() {
        Iteration current = state().current();
        Event.ResultJudged result = current.result().orElseThrow();
        boolean improved = result.verdict() == Verdict.IMPROVED;
        if (!result.verdict().isRegression()
                || bench.person().isEmpty()
                || current.stop().isPresent()) {
            bench.session().append(new Event.CandidateDecided(current.number(), improved, false));
            return;
        }
        Person.Tradeoff answer = bench.person().get().onRegression(result);
        if (answer == Person.Tradeoff.ACCEPT) {
            List<String> open = caseIds().stream()
                    .filter(id -> !current.results().containsKey(id))
                    .toList();
            measurement.measure(current.number(), Purpose.VERIFY, cases(open));
            if (bench.stop().isRequested()) {
                return;
            }
        } else if (answer == Person.Tradeoff.STOP) {
            bench.session()
                    .append(new Event.StopRequested(
                            current.number(),
                            dev.refine.journal.SessionEnd.STOPPED,
                            "the user stopped at the regression"));
        }
        bench.session().append(new Event.CandidateDecided(current.number(), answer == Person.Tradeoff.ACCEPT, true));
    }

    private BestState best() {
        return state().best().orElseThrow();
    }

    private boolean isWhole(Iteration iteration) {
        return iteration.results().keySet().containsAll(caseIds());
    }

    private List<String> caseIds() {
        return bench.workload().cases().stream().map(Case::id).toList();
    }

    private List<Case> cases(List<String> ids) {
        return bench.workload().cases().stream()
                .filter(input -> ids.contains(input.id()))
                .toList();
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

    private static List<String> ids(List<Change> changes) {
        return changes.stream().map(Change::caseId).toList();
    }

    private static List<Event.Loss> losses(List<Change> changes) {
        return changes.stream()
                .filter(change -> !change.lost().isEmpty())
                .map(change -> new Event.Loss(
                        change.caseId(),
                        List.copyOf(change.lost()),
                        change.before().score(),
                        change.after().score()))
                .toList();
    }

    private static Purpose purpose(MeasurePlan.Stage stage) {
        return switch (stage) {
            case FOCUS -> Purpose.FOCUS;
            case GUARD -> Purpose.GUARD;
            case VERIFY -> Purpose.VERIFY;
        };
    }
}
