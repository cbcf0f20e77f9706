package dev.refine.loop;

import dev.refine.diagnose.FailureGroup;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.journal.ProvisionalState;
import dev.refine.journal.Purpose;
import dev.refine.journal.Tested;
import dev.refine.score.MeasurePlan;
import dev.refine.workload.Case;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    private final CandidateRuns runs;
    private final Unbundling unbundling;

    Experiments(Bench bench, Measurement measurement, Judging judging, Repeating repeating, Unbundling unbundling) {
        this.bench = bench;
        this.runs = new CandidateRuns(bench);
        this.unbundling = unbundling;
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
        if (measureRest(Purpose.BASELINE) && repeating.singleSightings(diagnosis) && repeating.retryBaseline()) {
            judging.judgeBaseline();
        }
    }

    /** The cases that no proposer sees, under the best state; the other steps have left the budget for them. */
    void measureHoldout() {
        int iteration = bench.state().best().map(BestState::iteration).orElse(0);
        Map<String, CaseResult> known = bench.state().holdout().getOrDefault(iteration, Map.of());
        List<Case> open = bench.workload().holdout().stream()
                .filter(input -> !known.containsKey(input.id()))
                .toList();
        measurement.measure(iteration, Purpose.HOLDOUT, open);
    }

    /** Chooses the cases that test the hypothesis first, or those of a bundle. */
    void design() {
        List<Event.HypothesisFormed> hypotheses =
                Tested.of(current()).stream().map(Tested::formed).toList();
        ProvisionalState before = bench.state().provisional().orElseThrow();
        weighing.weighFiles();
        ExperimentDesign design = bench.experimentDesign();
        List<String> focus = List.of();
        List<String> guards = List.of();
        if (bench.isLazy()) {
            focus = aimed(hypotheses, before);
            guards = design.named(before.scorecard());
        } else if (bench.measure() != Manifest.Measure.FULL) {
            boolean byField = bench.objective().isByField();
            focus = byField ? focus(hypotheses, before) : design.sampled(before.scorecard());
            guards = byField ? design.guards(before.scorecard(), Repeating.flaky(bench.state())) : List.of();
        }
        bench.append(
                new Event.ExperimentStarted(current().number(), bench.measure().word(), focus, guards));
    }

    /** What a hypothesis was chosen by is part of its focus: those cases have run under the same bytes. */
    private ExperimentDesign experimentDesign() {
        return bench.experimentDesign()
                .preferring(current().drafts().shortlist().focus());
    }

    private List<String> focus(List<Event.HypothesisFormed> hypotheses, ProvisionalState before) {
        List<FailureGroup> groups = new Beliefs(diagnosis).groups(before);
        Set<String> flaky = Repeating.flaky(bench.state());
        return hypotheses.stream()
                .flatMap(hypothesis -> experimentDesign().focus(hypothesis, groups, before.scorecard(), flaky).stream())
                .distinct()
                .toList();
    }

    /** One case is enough to see whether a group is repaired; a hypothesis that names no group needs a few. */
    private List<String> aimed(List<Event.HypothesisFormed> hypotheses, ProvisionalState before) {
        List<String> ids =
                hypotheses.stream().map(Event.HypothesisFormed::groupId).toList();
        List<FailureGroup> aims = new Beliefs(diagnosis)
                .groups(before).stream()
                        .filter(group -> ids.contains(group.id()))
                        .toList();
        return aims.isEmpty()
                ? focus(hypotheses, before)
                : new Aims(
                                before,
                                experimentDesign().preferredFocus(),
                                Repeating.flaky(bench.state()),
                                id -> bench.trials() == 1
                                        ? 0
                                        : bench.state().cases().runs(id))
                        .shown(aims);
    }

    /** The next batch of the candidate, or the verdict when there is none. */
    void measureCandidate() {
        if (repeating.candidate()) {
            return;
        }
        Optional<MeasurePlan.Batch> batch = next();
        if (batch.isEmpty()) {
            if (unbundling.narrow()) {
                return;
            }
            batch = weighing.next(plan(), runs.reference());
        }
        if (batch.isPresent()) {
            measure(batch.get());
        } else if (timing.isDue()) {
            timing.run();
        } else {
            judging.judgeCandidate();
        }
    }

    private void measure(MeasurePlan.Batch batch) {
        List<Case> cases = bench.cases(batch.cases());
        if (!affordable.refuses(affordable.judged(cases.size()))) {
            measurement.measure(current().number(), purpose(batch.stage()), cases);
        }
    }

    /** What a bundle has to show before anything else. */
    private Optional<MeasurePlan.Batch> next() {
        List<String> open = unbundling.open();
        boolean first = current().bundle().narrowings().isEmpty();
        MeasurePlan.Stage stage = first ? MeasurePlan.Stage.FOCUS : MeasurePlan.Stage.GUARD;
        return open.isEmpty() ? Optional.empty() : Optional.of(new MeasurePlan.Batch(stage, open));
    }

    private MeasurePlan plan() {
        Event.ExperimentStarted experiment = current().experiment().orElseThrow();
        List<String> named = new ArrayList<>(experiment.focus());
        named.addAll(experiment.guards());
        if (bench.isLazy() && !current().bundle().narrowings().isEmpty()) {
            return new MeasurePlan(List.of(), List.of(), List.of(), true);
        }
        return new MeasurePlan(
                experiment.focus(),
                experiment.guards(),
                bench.isLazy() ? named : bench.caseIds(),
                bench.measure() != Manifest.Measure.FULL);
    }

    /** Every case that the open iteration has not measured; false when the budget or a stop came between. */
    boolean measureRest(Purpose purpose) {
        List<Case> open = open();
        if (affordable.refuses(affordable.judged(open.size()))) {
            return false;
        }
        return measurement.measure(current().number(), purpose, open)
                && !bench.stop().isRequested();
    }

    private List<Case> open() {
        Map<String, CaseResult> measured = current().results();
        return bench.cases(
                bench.caseIds().stream().filter(id -> !measured.containsKey(id)).toList());
    }

    private Iteration current() {
        return bench.state().current();
    }

    private static Purpose purpose(MeasurePlan.Stage stage) {
        return switch (stage) {
            case FOCUS -> Purpose.FOCUS;
            case GUARD -> Purpose.GUARD;
            case VERIFY -> Purpose.VERIFY;
        };
    }
}
