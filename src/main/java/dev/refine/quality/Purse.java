package dev.refine.quality;

import dev.refine.quality.record.QualityEnd;
import dev.refine.quality.record.QualityState;
import dev.refine.quality.role.Backend;
import dev.refine.quality.role.Call;
import java.util.List;
import java.util.Locale;

/** Sees to it that nothing is started that would cost more than there is. Every role's calls count. */
final class Purse {

    private final QualityState state;
    private final boolean strict;

    Purse(Bench bench) {
        this.state = bench.state();
        this.strict = bench.file().limits().strictBudget();
    }

    /**
     * @param backends once for each call; none for one whose answer is there already
     * @throws Stop when the calls would exceed the budget, or when a strict one cannot know
     */
    void check(List<Backend> backends) {
        if (state.budget() == null || backends.isEmpty()) {
            return;
        }
        double next = 0;
        boolean unknown = false;
        for (Backend backend : backends) {
            Double estimate = estimate(backend);
            if (estimate == null && strict) {
                throw new Stop(
                        QualityEnd.BUDGET, "what " + backend.name() + " costs is unknown, and the budget is strict");
            }
            unknown |= estimate == null;
            next += estimate == null ? 0 : estimate;
        }
        boolean empty = state.spent() >= state.budget();
        if (!state.affords(next) || empty && costs(backends)) {
            throw new Stop(QualityEnd.BUDGET, reason(next, unknown));
        }
    }

    private String reason(double next, boolean unknown) {
        String spent = String.format(Locale.ROOT, "%.4f of %.4f USD are spent, and ", state.spent(), state.budget());
        return unknown && next == 0
                ? spent + "what the next calls cost is unknown"
                : spent + String.format(Locale.ROOT, "the next calls are expected to cost %.4f", next);
    }

    /** The most that a call of it has cost so far, else its declared estimate; null when nobody knows. */
    private Double estimate(Backend backend) {
        Double most = null;
        for (Call call : state.calls()) {
            if (call.backend().equals(backend.name()) && call.costUsd() != null) {
                most = most == null ? call.costUsd() : Math.max(most, call.costUsd());
            }
        }
        if (most == null && backend.replay() != null) {
            return 0.0;
        }
        return most != null ? most : backend.estimateUsd() > 0 ? (Double) backend.estimateUsd() : null;
    }

    private static boolean costs(List<Backend> backends) {
        return backends.stream().anyMatch(backend -> backend.replay() == null);
    }
}
