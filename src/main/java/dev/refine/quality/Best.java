package dev.refine.quality;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Convergence;
import dev.refine.quality.record.Evaluation;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.record.Round;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The version that is worth delivering: most criteria pass, then the weighted sum, then the later one. */
public final class Best {

    private Best() {}

    /** Empty when no round has submitted anything. Without any sound judgement it is the last that got past the guard. */
    public static Optional<Round> of(QualityState state) {
        List<Criterion> criteria = state.criteria();
        Comparator<Round> order = Comparator.comparingInt((Round round) -> passing(round, criteria))
                .thenComparingDouble(round -> sum(round, criteria))
                .thenComparingInt(Round::number);
        return state.rounds().stream()
                .filter(round -> round.submitted().isPresent())
                .max(order);
    }

    private static int passing(Round round, List<Criterion> criteria) {
        return round.evaluation()
                .filter(evaluation -> !evaluation.degraded())
                .map(evaluation -> criteria.size()
                        - Convergence.failed(criteria, evaluation.scores()).size())
                .orElse(-1);
    }

    private static double sum(Round round, List<Criterion> criteria) {
        Evaluation evaluation = round.evaluation().orElse(null);
        return evaluation == null
                ? -1
                : criteria.stream()
                        .mapToDouble(criterion ->
                                criterion.weight() * evaluation.scores().getOrDefault(criterion.id(), 0))
                        .sum();
    }
}
