package dev.refine.loop;

import dev.refine.journal.BestState;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.SessionState;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.Doubt;
import dev.refine.score.Majority;
import dev.refine.score.Reference;
import dev.refine.score.Scorecard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a provisional state has lost since the best one, as far as that one, run again, still has it right. */
final class Contested {

    private Contested() {}

    /** What the provisional state is compared with: where the best state contradicts itself, nothing can be lost. */
    static Scorecard best(SessionState state) {
        BestState best = state.best().orElseThrow();
        Set<String> stable = new HashSet<>(best.trials().keySet());
        stable.removeAll(CandidateRuns.flaky(best.trials()));
        return Reference.of(best.scorecard(), stable, Set.of(), standing(state).exact());
    }

    /** The losses for which the best state has not been run again yet: as often as may be, since all edits hang on it. */
    static List<String> unproven(SessionState state, int trials) {
        Map<String, Majority> before =
                CandidateRuns.majorities(state.best().orElseThrow().trials());
        Doubt doubt = new Doubt(trials, false);
        return Acceptance.changes(best(state), standing(state).exact()).stream()
                .filter(Change::hasLost)
                .map(Change::caseId)
                .filter(id -> before.containsKey(id) && doubt.isUnproven(before.get(id), trials))
                .toList();
    }

    /** Whether the files hold the best state in order to ask it again. */
    static boolean isAsked(SessionState state) {
        Map<String, String> files = state.files();
        return files.equals(state.best().orElseThrow().files())
                && !files.equals(standing(state).files());
    }

    private static ProvisionalState standing(SessionState state) {
        return state.provisional().orElseThrow();
    }
}
