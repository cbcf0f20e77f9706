package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Purpose;
import dev.refine.journal.SessionState;
import dev.refine.score.MeasurePlan;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Has the cases run that a step of the session calls for, as far as the budget reaches. */
final class Experiments {

    private final Bench bench;
    private final Measurement measurement;
    private final Judging judging;
    private final Diagnosis diagnosis;
    private final Affordable affordable;
    private final Repeating repeating;
    private final Weighing weighing;
    private final Timing timing;

    Experiments(Bench bench, Measurement measurement, Judging judging, Repeating repeating) {
        this.bench = bench;
        this.measurement = measurement;
        this.judging = judging;
        this.repeating = repeating;
        this.diagnosis = Diagnosis.of(bench);
        this.affordable = new Affordable(bench);
        this.weighing = new Weighing(bench);
        this.timing = new Timing(bench, weighing);
    }

    /** Every case that the baseline lacks, then what it says. */
    void measureBaseline() {
        if (measureRest(Purpose.BASELINE) && repeating.singleSightings(diagnosis)) {
            judging.judgeBaseline();
        }
    }

    /** The cases that no proposer sees, under the best state; the other steps have left the budget for them. */
    void measureHoldout() {
        int iteration = state().best().map(BestState::iteration).orElse(0);
        Map<String, CaseResult> known = state().holdout().getOrDefault(iteration, Map.of());
        List<Case> open = bench.workload().holdout().stream()
                .filter(input -> !known.containsKey(input.id()))
                .toList();
        measurement.measure(iteration, Purpose.HOLDOUT, open);
    }

    /** Chooses the cases that test the hypothesis first. */
    void design() {
        Event.HypothesisFormed hypothesis = current().hypothesis().orElseThrow();
        ProvisionalState before = state().provisional().orElseThrow();
        weighing.weighFiles();
        ExperimentDesign design = bench.experimentDesign();
        List<String> focus = List.of();
        List<String> guards = List.of();
        if (bench.isLazy()) {
            focus = aimed(hypothesis, before);
            guards = design.named(before.scorecard());
        } else if (bench.measure() != Manifest.Measure.FULL) {
            boolean byField = bench.objective().isByField();
            focus = byField
                    ? design.focus(hypothesis, new Beliefs(diagnosis).groups(before), before.scorecard())
                    : design.sampled(before.scorecard());
            guards = byField ? design.guards(before.scorecard()) : List.of();
        }
        bench.session()
                .append(new Event.ExperimentStarted(
                        current().number(), measure().name().toLowerCase(Locale.ROOT), focus, guards));
    }

    /** Presuming needs fields; another objective is measured in full before it is believed. */
    private Manifest.Measure measure() {
        boolean presumes = bench.measure() != Manifest.Measure.LAZY || bench.isLazy();
        return presumes ? bench.measure() : Manifest.Measure.GATED;
    }

    /** One case is enough to see whether a group is repaired; a hypothesis that names no group needs a few. */
    private List<String> aimed(Event.HypothesisFormed hypothesis, ProvisionalState before) {
        List<FailureGroup> groups = new Beliefs(diagnosis).groups(before);
        List<FailureGroup> aims = groups.stream()
                .filter(group -> group.id().equals(hypothesis.groupId()))
                .toList();
        ExperimentDesign design = bench.experimentDesign();
        return aims.isEmpty()
                ? design.focus(hypothesis, groups, before.scorecard())
                : new Aims(before, design.preferredFocus(), id -> bench.trials() == 1 ? 0 : state().runs(id))
                        .shown(aims);
    }

    /** The next batch of the candidate, or the verdict when there is none. */
    void measureCandidate() {
        if (repeating.candidate()) {
            return;
        }
        Optional<MeasurePlan.Batch> batch = weighing.next(plan(), judging.reference());
        if (batch.isEmpty() && timing.isDue()) {
            timing.run();
            return;
        }
        if (batch.isEmpty()) {
            judging.judgeCandidate();
            return;
        }
        List<Case> cases = bench.cases(batch.get().cases());
        if (!affordable.refuses(affordable.judged(cases.size()))) {
            measurement.measure(current().number(), purpose(batch.get().stage()), cases);
        }
    }

    private MeasurePlan plan() {
        Event.ExperimentStarted experiment = current().experiment().orElseThrow();
        List<String> named = new ArrayList<>(experiment.focus());
        named.addAll(experiment.guards());
        return new MeasurePlan(
                experiment.focus(),
                experiment.guards(),
                bench.isLazy() ? named : bench.caseIds(),
                bench.measure() != Manifest.Measure.FULL);
    }

    /** Every case that the open iteration has not measured; false when the budget or a stop came between. */
    boolean measureRest(Purpose purpose) {
        Iteration current = current();
        List<String> open = bench.caseIds().stream()
                .filter(id -> !current.results().containsKey(id))
                .toList();
        if (affordable.refuses(affordable.judged(open.size()))) {
            return false;
        }
        measurement.measure(current.number(), purpose, bench.cases(open));
        return !bench.stop().isRequested();
    }

    private Iteration current() {
        return state().current();
    }

    private SessionState state() {
        return bench.session().state();
    }

    private static Purpose purpose(MeasurePlan.Stage stage) {
        return switch (stage) {
            case FOCUS -> Purpose.FOCUS;
            case GUARD -> Purpose.GUARD;
            case VERIFY -> Purpose.VERIFY;
        };
    }
}
