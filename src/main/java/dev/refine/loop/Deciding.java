package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionEnd;
import dev.refine.score.Verdict;

/** Makes a measured candidate the new best state, or not. */
final class Deciding {

    private final Bench bench;
    private final Experiments experiments;

    Deciding(Bench bench, Experiments experiments) {
        this.bench = bench;
        this.experiments = experiments;
    }

    void reportRegression() {
        Event.ResultJudged result = bench.state().current().result().orElseThrow();
        bench.append(new Event.RegressionDetected(result.iteration(), result.verdict(), result.regressions()));
    }

    /** Auto mode takes only what improved; a user may accept losses, and then the whole state is measured first. */
    void decide() {
        Iteration current = bench.state().current();
        Event.ResultJudged result = current.result().orElseThrow();
        boolean asks = result.verdict().isRegression() && current.stop().isEmpty();
        if (!asks || bench.person().isEmpty()) {
            decided(result.verdict() == Verdict.IMPROVED, false);
            return;
        }
        Person.Tradeoff answer = bench.person().get().onRegression(result);
        bench.stop().requireAnswered();
        if (answer == Person.Tradeoff.ACCEPT && !experiments.measureRest(Purpose.VERIFY)) {
            return;
        }
        if (answer == Person.Tradeoff.STOP) {
            bench.append(new Event.StopRequested(
                    current.number(), SessionEnd.STOPPED, "the user stopped at the regression"));
        }
        decided(answer == Person.Tradeoff.ACCEPT, true);
    }

    /** What was not run is presumed, in the journal and by name, before the edit counts as kept. */
    private void decided(boolean accepted, boolean byUser) {
        Iteration current = bench.state().current();
        if (accepted && !byUser && current.presumed().isEmpty() && bench.isLazy()) {
            bench.append(new Beliefs(Diagnosis.of(bench))
                    .presume(current, bench.state().provisional().orElseThrow()));
        }
        bench.append(new Event.CandidateDecided(bench.state().current().number(), accepted, byUser));
    }
}
