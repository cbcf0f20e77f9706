package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.score.Doubt;
import dev.refine.score.GreenTwice;
import dev.refine.score.Majority;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.workload.Manifest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs cases again where a decision hangs on a result and {@code trials} allows it. */
final class Repeating {

    private final Bench bench;
    private final Measurement measurement;
    private final Judging judging;
    private final Editing editing;
    private final Affordable affordable;

    Repeating(Bench bench, Measurement measurement, Judging judging, Editing editing) {
        this.bench = bench;
        this.measurement = measurement;
        this.judging = judging;
        this.editing = editing;
        this.affordable = new Affordable(bench);
    }

    /** One step towards a verdict that can be trusted; false when none is needed. The files end up with the candidate. */
    boolean candidate() {
        ProvisionalState before = bench.state().provisional().orElseThrow();
        Doubt.Next next = judging.doubt();
        boolean holdsBefore = bench.state().current().restored().isPresent();
        if (next instanceof Doubt.Next.BeforeAgain again) {
            if (!holdsBefore) {
                editing.announceRestore();
            } else if (!affordable.refuses(affordable.judged(again.cases().size()))) {
                repeat(before.iteration(), again.cases());
            }
            return true;
        }
        if (holdsBefore) {
            editing.announceReturn();
            return true;
        }
        if (next instanceof Doubt.Next.Again again) {
            if (!affordable.refuses(affordable.judged(again.cases().size()))) {
                repeat(bench.state().current().number(), again.cases());
            }
            return true;
        }
        return false;
    }

    /**
     * A failure that only one case shows counts only if it repeats, and where only guards keep what is right every
     * failure: by chance it would let them hold for good. False when the session is to stop.
     */
    boolean singleSightings(Diagnosis diagnosis) {
        boolean all = bench.objective().isHeldByGuards();
        while (bench.trials() > 1 && !bench.stop().isRequested()) {
            Map<String, CaseTrials> trials = bench.state().current().trials();
            List<String> open = diagnosis.groups(bench.state().current().results()).stream()
                    .filter(group -> all || group.cases().size() == 1)
                    .map(FailureGroup::cases)
                    .flatMap(Collection::stream)
                    .distinct()
                    .filter(id -> !trials.get(id).majority().isSettled(bench.trials()))
                    .toList();
            if (open.isEmpty()) {
                return true;
            }
            if (!repeat(bench.state().current().number(), open)) {
                return false;
            }
        }
        return !bench.stop().isRequested();
    }

    /** Before a state is called green, whatever its green is doubtful of must come out green a second time. */
    void confirm() {
        repeat(bench.state().best().orElseThrow().iteration(), unconfirmed(bench.state(), bench.trials()));
    }

    /** Whether a case that broke down may be run again: where its fields decide, and the manifest allows any retry. */
    static boolean retries(Bench bench) {
        return bench.objective().isByField()
                && bench.workload().manifest().run().limits().retries() > 0;
    }

    /** Cases that broke down get another chance before the next edit, or the end, which cannot do anything for them. */
    void retry() {
        repeat(bench.state().best().orElseThrow().iteration(), brokenDown(bench.state()));
    }

    /** The same for a baseline, as long as it can be measured. False when the session is to stop. */
    boolean retryBaseline() {
        Iteration baseline = bench.state().current();
        Scorecard card = baseline.scorecard();
        Manifest.RunLimits limits = bench.workload().manifest().run().limits();
        List<String> broken = brokenDown(card, baseline.trials());
        boolean retried = retries(bench)
                && !bench.state().started().settings().check()
                && !card.hasTooManyErrors(limits.errorTolerance());
        return !retried
                || broken.isEmpty()
                || repeat(baseline.number(), broken) && !bench.stop().isRequested();
    }

    /** The same for a provisional state that too many broke down to verify. False when there is nothing to run again. */
    boolean retryProvisional() {
        ProvisionalState standing = bench.state().provisional().orElseThrow();
        List<String> broken = brokenDown(standing.scorecard(), standing.exactTrials());
        return retries(bench) && !broken.isEmpty() && repeat(standing.iteration(), broken);
    }

    /** Cases of the best state that only ever broke down, once each, where everything else passes. */
    static List<String> brokenDown(SessionState state) {
        BestState best = state.best().orElseThrow();
        return brokenDown(best.scorecard(), best.trials());
    }

    private static List<String> brokenDown(Scorecard card, Map<String, CaseTrials> trials) {
        return card.count(Standing.FAILED) > 0
                ? List.of()
                : trials.values().stream()
                        .filter(runs -> runs.results().size() == 1)
                        .filter(runs -> runs.result().standing() == Standing.ERROR)
                        .map(CaseTrials::caseId)
                        .toList();
    }

    /**
     * Cases of the best state that one more run is due to: flaky ones whose majority has not been green twice; and where
     * results are seen to be noisy, those that never failed. A wrong one among them was lucky twice, and nobody would
     * ever look again.
     */
    static List<String> unconfirmed(SessionState state, int trials) {
        if (trials == 1) {
            return List.of();
        }
        Set<String> flaky = flaky(state);
        return state.best().orElseThrow().trials().values().stream()
                .filter(runs -> GreenTwice.needsRun(runs.scores(), trials)
                        || isTied(runs.majority())
                        || runs.results().size() == 1 && isDoubtful(state, runs.caseId(), flaky))
                .map(CaseTrials::caseId)
                .toList();
    }

    /** Whatever contradicted itself under other bytes, and where anything did, whatever was green each time. */
    private static boolean isDoubtful(SessionState state, String caseId, Set<String> flaky) {
        return flaky.contains(caseId) || !flaky.isEmpty() && !state.cases().hasFailed(caseId);
    }

    private static boolean isTied(Majority said) {
        return said.judged() > 0 && said.passes() * 2 == said.judged();
    }

    /** Cases that contradicted themselves under the same bytes, whenever that was. */
    static Set<String> flaky(SessionState state) {
        return Stream.concat(
                        state.iterations().stream().map(Iteration::trials),
                        state.provisional().stream().map(ProvisionalState::exactTrials))
                .flatMap(trials -> CandidateRuns.flaky(trials).stream())
                .collect(Collectors.toSet());
    }

    /** @param iteration whose state the files hold */
    boolean repeat(int iteration, List<String> cases) {
        if (affordable.refusesVerification(affordable.judged(cases.size()))) {
            return false;
        }
        return measurement.measure(iteration, Purpose.REPEAT, bench.cases(cases));
    }
}
