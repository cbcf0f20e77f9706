package dev.refine.quality;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Convergence;
import dev.refine.quality.judgement.NextTasks;
import dev.refine.quality.judgement.Trend;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Ends a round and says whether there is another one. */
final class CloseStep {

    private final Bench bench;

    CloseStep(Bench bench) {
        this.bench = bench;
    }

    private record Decision(QualityEnd end, String reason) {}

    void take(Round round) {
        Evaluation evaluation = round.evaluation().orElseThrow();
        List<String> failed = Convergence.failed(bench.state().criteria(), evaluation.scores());
        Map<String, Trend> trends = trends(round, evaluation);
        Decision decision = decision(round, evaluation, failed);
        warn(round, evaluation, failed, trends);
        ChecklistFile.write(bench);
        if (decision.end() == null) {
            Handoff.write(bench, round);
        }
        bench.session()
                .append(new QualityEvent.RoundClosed(
                        round.number(), decision.end(), decision.reason(), failed, trends));
    }

    private Decision decision(Round round, Evaluation evaluation, List<String> failed) {
        QualityState state = bench.state();
        boolean refused =
                round.submitted().map(QualityEvent.AnswerSubmitted::kept).orElse(false)
                        && round.refusals().stream()
                                .anyMatch(verdict -> verdict.outcome() != Comparison.Outcome.NO_CHANGE);
        boolean sound = !evaluation.degraded() && !refused;
        if (state.started().settings().once()) {
            return evaluation.degraded()
                    ? new Decision(QualityEnd.DEGRADED, String.join("; ", evaluation.remarks()))
                    : new Decision(QualityEnd.JUDGED, failed.isEmpty() ? "every criterion passes" : "some fail");
        }
        if (Convergence.holds(evaluation.converged(), state.criteria(), evaluation.scores(), sound)) {
            return new Decision(
                    QualityEnd.CONVERGED, "the evaluator says converged and every criterion reaches its threshold");
        }
        if (evaluation.degraded() && beforeWasDegraded(round)) {
            return new Decision(QualityEnd.DEGRADED, "two evaluations in a row gave nothing to go by");
        }
        if (round.number() >= state.maxRounds()) {
            return new Decision(QualityEnd.MAX, "round " + round.number() + " was the last");
        }
        boolean asks = bench.asked().rounds() && bench.person().isPresent();
        if (asks && !bench.person().get().onRound(round.number() + 1, failed)) {
            return new Decision(QualityEnd.STOPPED, "the user wants no further round");
        }
        return new Decision(null, "another round");
    }

    /** A session that was taken up after such an end has a new chance. */
    private boolean beforeWasDegraded(Round round) {
        List<Round> rounds = bench.state().rounds();
        Round before = rounds.size() < 2 ? null : rounds.get(rounds.size() - 2);
        return before != null
                && before.number() < round.number()
                && before.evaluation().map(Evaluation::degraded).orElse(false)
                && before.closed().map(closed -> closed.end() == null).orElse(false);
    }

    private Map<String, Trend> trends(Round round, Evaluation evaluation) {
        Map<String, Trend> trends = new TreeMap<>();
        for (Criterion criterion : bench.state().criteria()) {
            Integer score = evaluation.scores().get(criterion.id());
            if (score != null && !evaluation.degraded()) {
                trends.put(
                        criterion.id(),
                        Trend.of(bench.state().history(criterion.id(), round.number()), score, criterion.threshold()));
            }
        }
        return trends;
    }

    private void warn(Round round, Evaluation evaluation, List<String> failed, Map<String, Trend> trends) {
        if (evaluation.converged() && !evaluation.degraded() && !failed.isEmpty()) {
            remark(round, "verdict=converged, failed=" + failed + ": the loop goes by the scores, too");
        } else if (!evaluation.converged() && !evaluation.degraded() && failed.isEmpty()) {
            remark(round, "every criterion passes, and the evaluator says iterate");
        }
        NextTasks tasks = evaluation.tasks();
        if (tasks != null && tasks.ceiling() == NextTasks.Ceiling.REACHED) {
            remark(round, "the approach is at its ceiling; another one may be needed: " + tasks.ceilingExplanation());
        }
        trends.forEach((id, trend) -> {
            if (trend == Trend.PLATEAU || trend == Trend.REGRESSING) {
                remark(round, id + (trend == Trend.PLATEAU ? " is stuck: change the approach" : " is falling"));
            }
        });
        boolean unknown = bench.state().budget() != null
                && bench.state().calls().stream().anyMatch(call -> call.costUsd() == null);
        if (unknown) {
            remark(round, "some calls did not say what they cost; the budget counts the others");
        }
    }

    private void remark(Round round, String text) {
        bench.remark(round.number(), text);
    }
}
