package dev.refine.quality;

import dev.refine.quality.criterion.Category;
import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Comparison.Dimension;
import dev.refine.quality.judgement.Comparison.Standing;
import dev.refine.quality.record.QualityEvent.CheckResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the programs say of two versions: a point is a marginal difference, more is a substantial one. */
final class CheckedComparison {

    private final List<Criterion> criteria;
    private final List<CheckResult> before;
    private final List<CheckResult> after;

    CheckedComparison(List<Criterion> criteria, List<CheckResult> before, List<CheckResult> after) {
        this.criteria = criteria;
        this.before = before;
        this.after = after;
    }

    /** Without any other word; criteria that no program judges are equivalent. */
    Comparison alone() {
        return new Comparison("", criteria.stream().map(this::dimension).toList());
    }

    /** Whether there is a criterion of which the programs say nothing. */
    boolean leavesOpen() {
        return criteria.stream().anyMatch(criterion -> find(after, criterion).isEmpty());
    }

    /** The guard sees what no program does; where a program sees a difference, its word stands. */
    Comparison over(Comparison guard) {
        List<Dimension> merged = new ArrayList<>();
        for (Criterion criterion : criteria) {
            Dimension own = dimension(criterion);
            Dimension said = guard.dimensions().stream()
                    .filter(dimension -> dimension.criterion().equals(criterion.id()))
                    .findFirst()
                    .orElse(own);
            merged.add(own.standing() == Standing.EQUIVALENT ? said : own);
        }
        return new Comparison(guard.summary(), merged);
    }

    private Dimension dimension(Criterion criterion) {
        boolean stretch = criterion.category() == Category.STRETCH;
        Optional<CheckResult> old = find(before, criterion);
        Optional<CheckResult> now = find(after, criterion);
        if (old.isEmpty() || now.isEmpty()) {
            // A program that spoke before and breaks down now has met something that was not there before.
            boolean broken = old.isPresent()
                    && after.stream().anyMatch(result -> result.criterion().equals(criterion.id()));
            return new Dimension(
                    criterion.id(),
                    stretch,
                    broken ? Standing.LOSS_SUBSTANTIAL : Standing.EQUIVALENT,
                    broken ? "its check does not come to an end any more" : "");
        }
        int gain = now.get().score() - old.get().score();
        String evidence = gain == 0
                ? ""
                : "the check says " + old.get().score() + " before and "
                        + now.get().score() + " now"
                        + (now.get().evidence().isBlank()
                                ? ""
                                : ": "
                                        + now.get()
                                                .evidence()
                                                .lines()
                                                .findFirst()
                                                .orElse(""));
        return new Dimension(criterion.id(), stretch, standing(gain), evidence);
    }

    private static Standing standing(int gain) {
        if (gain == 0) {
            return Standing.EQUIVALENT;
        }
        boolean marginal = Math.abs(gain) == 1;
        return gain > 0
                ? marginal ? Standing.WIN_MARGINAL : Standing.WIN_SUBSTANTIAL
                : marginal ? Standing.LOSS_MARGINAL : Standing.LOSS_SUBSTANTIAL;
    }

    private static Optional<CheckResult> find(List<CheckResult> results, Criterion criterion) {
        return results.stream()
                .filter(result -> result.ran() && result.criterion().equals(criterion.id()))
                .findFirst();
    }
}
