package dev.refine.loop;

import dev.refine.journal.CaseRecord;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Event;
import dev.refine.journal.Event.Loss;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.problem.Count;
import dev.refine.score.Acceptance;
import dev.refine.score.Change;
import dev.refine.score.Majority;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.VerifyPlan;
import dev.refine.score.VerifyPlan.Next;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns a provisional state into the best one by running it in full, or takes it back. */
final class Verifying {

    private final Bench bench;
    private final Ending ending;
    private final Measurement measurement;
    private final Repeating repeating;
    private final Affordable affordable;
    private final Weighing weighing;
    private final Editing editing;
    private final TakingBack takingBack;

    Verifying(Bench bench, Ending ending, Measurement measurement, Repeating repeating, Editing editing) {
        this.editing = editing;
        this.bench = bench;
        this.ending = ending;
        this.measurement = measurement;
        this.repeating = repeating;
        this.affordable = new Affordable(bench);
        this.weighing = new Weighing(bench);
        this.takingBack = new TakingBack(bench);
    }

    /**
     * One batch, or what follows from the last one. The files hold the provisional state, or the best one while that is
     * asked again.
     */
    void verify() {
        if (ending.asksBest(bench.state())) {
            askBest();
            return;
        }
        Next next = next();
        if (next instanceof Next.Run run) {
            run(run.cases());
        } else if (next instanceof Next.Verified) {
            verified();
        } else if (next instanceof Next.TakeBack back) {
            if (isToBeAsked()) {
                editing.announceBest();
            } else {
                takeBack(back.losses());
            }
        }
    }

    /** A loss counts only if the best state, run again, still has it right; where the budget ends, it counts as it is. */
    private boolean isToBeAsked() {
        int runs = Contested.unproven(bench.state(), bench.trials()).size();
        return runs > 0 && affordable.leavesRoomFor(affordable.judged(runs));
    }

    private void askBest() {
        if (isToBeAsked()) {
            repeating.repeat(
                    bench.state().best().orElseThrow().iteration(), Contested.unproven(bench.state(), bench.trials()));
        } else {
            editing.announceRestore();
        }
    }

    /** What follows from a batch that was measured in full, when the session was interrupted before that was written down. */
    void goOn(CaseRecord.Batch batch, boolean measured) {
        Iteration current = bench.state().current();
        boolean candidate = current.experiment().isPresent()
                && current.result().isEmpty()
                && current.stop().isEmpty();
        if (bench.state().isAhead() && batch.iteration() == standing().iteration() && !candidate) {
            follow(measured);
        }
    }

    /** Nothing was lost; how many broke down, and what the guards say, shows only now that every case has run. */
    private void verified() {
        if (isUnmeasured() && repeating.retryProvisional()) {
            return;
        }
        weighing.weighFiles(standing());
        Optional<String> broken = isUnmeasured() ? Optional.of(errors()) : weighing.brokenGuard(standing());
        if (bench.stop().isRequested()) {
            return;
        }
        if (broken.isPresent()) {
            takingBack.newest(broken.get(), List.of());
        } else {
            Scorecard card = standing().scorecard();
            bench.append(new Event.StateVerified(number(), standing().iteration(), card.passing(), card.size()));
            bench.progress().said("the state after iteration " + standing().iteration() + " is verified");
        }
    }

    private boolean isUnmeasured() {
        return standing()
                .scorecard()
                .hasTooManyErrors(bench.workload().manifest().run().limits().errorTolerance());
    }

    private String errors() {
        Scorecard card = standing().scorecard();
        return card.count(Standing.ERROR) + " of " + Count.of(card.size(), "case")
                + " broke down, too many to measure the state by";
    }

    private Next next() {
        SessionState state = bench.state();
        VerifyPlan plan =
                new VerifyPlan(order(), ending::isReady, ending.of(state).isPresent());
        return plan.next(
                Contested.best(state), standing().scorecard(), standing().exact());
    }

    private void run(List<String> cases) {
        boolean measured = !affordable.refusesVerification(affordable.judged(cases.size()))
                && measurement.measure(standing().iteration(), Purpose.VERIFY, bench.cases(cases));
        follow(measured);
    }

    private void follow(boolean measured) {
        if (!measured) {
            takingBack.everything("the budget does not reach for a full run");
            return;
        }
        repeatFailures();
        if (!bench.stop().isRequested() && next() instanceof Next.Failed) {
            failed();
        }
    }

    /** A failure that stops the run, or at the end a loss, counts only if it repeats. */
    private void repeatFailures() {
        for (List<String> open = unsettled(); !open.isEmpty() && !bench.stop().isRequested(); open = unsettled()) {
            if (!repeating.repeat(standing().iteration(), open)) {
                return;
            }
        }
    }

    private List<String> unsettled() {
        ProvisionalState state = standing();
        Set<String> lost = Acceptance.changes(Contested.best(bench.state()), state.exact()).stream()
                .filter(Change::hasLost)
                .map(Change::caseId)
                .collect(Collectors.toSet());
        boolean last = ending.of(bench.state()).isPresent();
        return state.exactTrials().values().stream()
                .filter(runs -> !isSettled(runs.majority()))
                .filter(runs ->
                        last ? lost.contains(runs.caseId()) : runs.result().standing() == Standing.FAILED)
                .map(CaseTrials::caseId)
                .toList();
    }

    /** A full run is dear: a failure ends it only when it was seen {@code trials} times before passes lead. */
    private boolean isSettled(Majority said) {
        int most = bench.trials();
        int failures = said.judged() - said.passes();
        return most == 1 || failures >= most || said.passes() > failures || said.runs() >= 2 * most;
    }

    /** What failed under exactly these bytes is the evidence of the next iteration. */
    private void failed() {
        Scorecard exact = standing().exact();
        List<String> failing = exact.cases().values().stream()
                .filter(score -> score.standing() == Standing.FAILED)
                .map(score -> score.caseId())
                .toList();
        bench.append(new Event.VerificationFailed(number(), standing().iteration(), exact.size(), failing));
        bench.progress()
                .said("the state after iteration " + standing().iteration() + " is not verified: "
                        + String.join(", ", failing) + " failed");
    }

    private void takeBack(List<Change> changes) {
        if (changes.isEmpty()) {
            takingBack.everything("nothing was gained");
            return;
        }
        List<Loss> losses = Judging.losses(changes);
        String lost = losses.stream().map(Loss::caseId).collect(Collectors.joining(", "));
        takingBack.newest(lost + " lost something", losses);
    }

    /** What was lost under a later edit first, then what has run least. */
    private List<String> order() {
        SessionState state = bench.state();
        Set<String> lost =
                state.current().takenBack().stream().map(Loss::caseId).collect(Collectors.toSet());
        return bench.caseIds().stream()
                .sorted(Comparator.comparing((String id) -> !lost.contains(id)).thenComparing(state.cases()::runs))
                .toList();
    }

    private ProvisionalState standing() {
        return bench.state().provisional().orElseThrow();
    }

    private int number() {
        return bench.state().current().number();
    }
}
