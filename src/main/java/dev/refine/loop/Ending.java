package dev.refine.loop;

import dev.refine.journal.Iteration;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.score.Metric;
import dev.refine.score.Objective;
import dev.refine.score.Plateau;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides whether the session ends with the current iteration, and how. */
final class Ending {

    private final Objective objective;
    private final int trials;
    private final boolean retries;

    /** @param retries whether a case that broke down may be run again */
    Ending(Objective objective, int trials, boolean retries) {
        this.objective = objective;
        this.trials = trials;
        this.retries = retries;
    }

    Optional<SessionEnd> of(SessionState state) {
        Iteration current = state.current();
        if (current.stop().isPresent() && current.completed().isEmpty()) {
            return current.stop().map(stop -> stop.end());
        }
        if (state.started().settings().check() || current.number() == 0 && state.isBaselineUnmeasured()) {
            return Optional.of(isMet(state) ? SessionEnd.CONVERGED : SessionEnd.STOPPED);
        }
        if (isMet(state)) {
            return Optional.of(SessionEnd.CONVERGED);
        }
        if (spent(state) >= state.maxIterations()) {
            return Optional.of(SessionEnd.MAX);
        }
        boolean auto = state.terms().isAuto();
        return auto && isOnPlateau(state) ? Optional.of(SessionEnd.PLATEAU) : Optional.empty();
    }

    /** Whether no iteration is left to begin: the user may have gone on with fewer than were used. */
    boolean isUsedUp(SessionState state) {
        return state.best().isPresent() && spent(state) >= state.maxIterations();
    }

    /** Whether the best verified state meets the goal. */
    boolean isMet(SessionState state) {
        return state.isMet(objective);
    }

    /** Whether a goal that is met rests on cases that have to come out green once more. */
    boolean isDoubtful(SessionState state) {
        return isMet(state) && !Repeating.unconfirmed(state, trials).isEmpty();
    }

    /** Whether only cases that broke down keep the best state from its goal: no edit mends them, another run may. */
    boolean hangsOnErrors(SessionState state) {
        return retries
                && state.current().stop().isEmpty()
                && !isMet(state)
                && !Repeating.brokenDown(state).isEmpty();
    }

    /** Whether the files hold the best state since it has to be run again before what is lost against it counts. */
    boolean asksBest(SessionState state) {
        return Contested.isAsked(state)
                && state.current().restored().isPresent()
                && !Contested.unproven(state, trials).isEmpty();
    }

    /** Whether a provisional state is worth a full run: it would meet the goal, or nothing is left to repair. */
    boolean isReady(Scorecard believed) {
        Map<String, Double> figures =
                Map.of(Metric.PASS_RATE.title(), believed.passRate(), Metric.FIELD_SCORE.title(), believed.score());
        return objective.isMet(believed, figures) || believed.count(Standing.FAILED) == 0;
    }

    /** Whether the last iterations brought nothing; in suggestion mode that is only reported. */
    boolean isOnPlateau(SessionState state) {
        List<Verdict> verdicts = state.iterationsForPlateau().stream()
                .map(iteration ->
                        iteration == state.current() && iteration.result().isEmpty() && !iteration.isSkipped()
                                ? Optional.of(Verdict.NEUTRAL)
                                : iteration.verdict())
                .flatMap(Optional::stream)
                .toList();
        return Plateau.isReached(verdicts, state.started().settings().plateau());
    }

    /** Iterations used, the current one included: it is asked when that one is about to close. */
    private static int spent(SessionState state) {
        Iteration current = state.current();
        int before = state.spentIterations();
        boolean countsNow = current.number() > 0
                && current.completed().isEmpty()
                && current.verdict().filter(Verdict.UNMEASURED::equals).isEmpty();
        return before + (countsNow ? 1 : 0);
    }
}
