package dev.refine.quality;

import dev.refine.json.Json;
import dev.refine.quality.judgement.Comparison;
import dev.refine.quality.judgement.Comparison.Outcome;
import dev.refine.quality.record.QualityEvent;
import dev.refine.quality.record.QualityEvent.CheckResult;
import dev.refine.quality.record.Round;
import dev.refine.quality.role.Role;
import dev.refine.quality.tree.FileTree;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Holds a candidate against the previous version: by the programs, and blindly by the guard. What follows is read off a
 * table, never taken from anybody's word.
 */
final class GuardStep {

    /** Who compared where the guard did not. */
    static final String NOBODY = "nobody";

    private final Bench bench;
    private final CheckMemory checks;
    private final BlindGuard guard;

    GuardStep(Bench bench) {
        this.bench = bench;
        this.checks = new CheckMemory(bench);
        this.guard = new BlindGuard(bench);
    }

    void take(Round round) {
        QualityEvent.CandidateBuilt built = round.unguarded().orElseThrow();
        FileTree before = bench.session().get(bench.state().previous());
        FileTree candidate = bench.session().get(built.files());
        String label = label(round.number(), built.attempt());
        if (before.digest().equals(candidate.digest())) {
            decide(built, label, "refine", Outcome.NO_CHANGE, new Comparison("The two are the same.", List.of()));
            return;
        }
        if (candidate.isEmpty()) {
            decide(built, label, "refine", Outcome.FAIL, new Comparison("Nothing is left.", List.of()));
            return;
        }
        List<CheckResult> old = checks.of(round.number(), before);
        List<CheckResult> now = checks.of(round.number(), candidate);
        CheckedComparison checked = new CheckedComparison(bench.state().criteria(), old, now);
        if (bench.role(Role.GUARD).isEmpty()) {
            Comparison comparison = checked.alone();
            boolean blind = checked.leavesOpen() && comparison.outcome() == Outcome.NO_CHANGE;
            // What nobody compared cannot be called unchanged.
            decide(built, label, "checks", blind ? Outcome.PASS : comparison.outcome(), comparison);
            return;
        }
        Optional<Comparison> said = guard.compare(round.number(), built.attempt(), before, candidate, label);
        if (said.isEmpty()) {
            bench.remark(round.number(), "the guard gave no comparison: the candidate is not taken");
            decide(built, label, NOBODY, Outcome.FAIL, checked.alone());
            return;
        }
        Comparison comparison = checked.over(said.get());
        decide(built, label, bench.role(Role.GUARD).get().name(), comparison.outcome(), comparison);
    }

    /** By chance, but the same when the step is taken again. */
    private String label(int round, int attempt) {
        long seed = bench.state().started().settings().seed();
        return new SplittableRandom(seed + 1_000L * round + attempt).nextBoolean() ? "A" : "B";
    }

    private void decide(
            QualityEvent.CandidateBuilt built, String label, String by, Outcome outcome, Comparison comparison) {
        boolean asks = outcome == Outcome.MIXED
                && bench.asked().mixed()
                && bench.person().isPresent();
        boolean accepted = outcome == Outcome.PASS
                || outcome == Outcome.MIXED
                        && (asks
                                ? bench.person().get().onMixed(comparison)
                                : Weighing.gains(comparison, bench.state().criteria()));
        QualityEvent.CandidateGuarded event = new QualityEvent.CandidateGuarded(
                built.round(), built.attempt(), outcome, accepted, asks, label, by, comparison);
        String file = Places.evaluation(built.round()) + "/guard_verdict";
        String text = Json.pretty(GuardVerdict.json(event)) + "\n";
        bench.session().write(file + "." + built.attempt() + ".json", text);
        bench.session().write(file + ".json", text);
        bench.session().append(event);
        bench.said()
                .accept("guard: " + GuardVerdict.word(outcome) + (accepted ? "" : ", the previous version stays")
                        + GuardVerdict.lost(comparison));
    }
}
