package dev.refine.quality;

import dev.refine.quality.criterion.Criterion;
import dev.refine.quality.judgement.Comparison;
import java.util.List;

/** Whether a mixed candidate is worth it when nobody is asked: its weighted gains must exceed its losses. */
final class Weighing {

    private Weighing() {}

    static boolean gains(Comparison comparison, List<Criterion> criteria) {
        double sum = 0;
        for (Comparison.Dimension dimension : comparison.dimensions()) {
            double weight = criteria.stream()
                    .filter(criterion -> criterion.id().equals(dimension.criterion()))
                    .mapToDouble(Criterion::weight)
                    .findFirst()
                    .orElse(1);
            sum += weight
                    * switch (dimension.standing()) {
                        case LOSS_SUBSTANTIAL -> -2;
                        case LOSS_MARGINAL -> -1;
                        case EQUIVALENT -> 0;
                        case WIN_MARGINAL -> 1;
                        case WIN_SUBSTANTIAL -> 2;
                    };
        }
        return sum > 0;
    }
}
