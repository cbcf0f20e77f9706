package dev.refine.loop;

import dev.refine.journal.CaseTrials;
import dev.refine.journal.SessionState;
import dev.refine.run.CaseOutcome;
import java.util.Collection;
import java.util.List;

/** Decides whether going on is pointless: the same error three times in a row, and never yet an output. */
final class Hopeless {

    private static final int IN_A_ROW = 3;

    private Hopeless() {}

    static boolean isReached(SessionState state) {
        Collection<CaseTrials> cases = state.baseline().trials().values();
        // Asked after every case: as a rule the first result has an output, and nothing further is looked at.
        if (state.current().number() > 0
                || cases.size() < IN_A_ROW
                || cases.stream().anyMatch(runs -> !runs.result().output().isEmpty())) {
            return false;
        }
        List<CaseOutcome> last = cases.stream()
                .skip(cases.size() - IN_A_ROW)
                .map(runs -> runs.result().outcome())
                .distinct()
                .toList();
        return last.size() == 1 && last.get(0).isError();
    }
}
