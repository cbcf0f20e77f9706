package dev.refine.loop;

import dev.refine.diagnose.PredictionOutcome;
import dev.refine.journal.Bundle;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.score.Change;
import dev.refine.score.Elimination;
import dev.refine.score.Elimination.Sighting;
import dev.refine.score.Verdict;
import dev.refine.workload.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Takes a bundle apart as far as its measurement asks for it: what gained nothing goes, and of the rest whoever a loss is
 * traced to. What is left in the files is measured anew, or with {@code measure: lazy} presumed.
 */
final class Unbundling {

    private final Bench bench;
    private final CandidateRuns runs;
    private final BundleFiles files;
    private final Credit credit;

    Unbundling(Bench bench, CandidateRuns runs) {
        this.bench = bench;
        this.runs = runs;
        this.files = new BundleFiles(bench);
        this.credit = new Credit(bench, runs);
    }

    /** Cases that come before any other: those of the focus, and where a loss was seen. */
    List<String> open() {
        Iteration current = current();
        if (isAlone()) {
            return List.of();
        }
        List<Event.BundleNarrowed> steps = current.bundle().narrowings();
        List<String> wanted = steps.isEmpty()
                ? current.experiment().orElseThrow().focus()
                : steps.get(steps.size() - 1).focus();
        return wanted.stream().filter(id -> !current.trials().containsKey(id)).toList();
    }

    /** One step; false when the bundle is to be measured, or judged, as it is. */
    boolean narrow() {
        Bundle bundle = current().bundle();
        boolean cut = bench.measure() == Manifest.Measure.FULL
                && !current().trials().keySet().containsAll(bench.caseIds());
        if (isAlone() || bundle.standing().isEmpty() || cut && bundle.probe().isEmpty()) {
            return false;
        }
        if (bundle.probe().isPresent()) {
            return trace(bundle);
        }
        Set<Integer> gainful = credit.gainful();
        List<String> lost = lost(runs.changes(current().trials()));
        if (!gainful.isEmpty() && gainful.size() < bundle.standing().size()) {
            narrow(gainful, false, lost, List.of(), "nothing was gained by " + names(without(bundle, gainful)));
            return true;
        }
        return !gainful.isEmpty() && !lost.isEmpty() && bundle.standing().size() > 1 && trace(bundle);
    }

    /** Looks at the first lost case with a part of the bundle, until it is clear who lost it. */
    private boolean trace(Bundle bundle) {
        Map<String, CaseTrials> whole = whole(bundle);
        List<Change> changes = runs.changes(whole);
        List<String> lost = lost(changes);
        String seen = lost.get(0);
        Elimination.Next next = Elimination.next(bundle.standing(), sightings(bundle, seen));
        if (next instanceof Elimination.Next.Probe probe) {
            narrow(
                    probe.edits(),
                    true,
                    List.of(seen),
                    List.of(),
                    seen + " lost something under " + names(bundle.standing()));
        } else if (next instanceof Elimination.Next.Culprit culprit) {
            List<Change> losses = changes.stream()
                    .filter(change -> change.caseId().equals(seen))
                    .toList();
            narrow(
                    without(bundle, Set.of(culprit.edit())),
                    false,
                    lost,
                    Judging.losses(losses),
                    seen + " lost something by " + names(Set.of(culprit.edit())));
        }
        return true;
    }

    /** What ran while all that stands was in the files. */
    private Map<String, CaseTrials> whole(Bundle bundle) {
        List<Bundle.Trial> trials = new ArrayList<>(bundle.trials());
        trials.add(credit.atHand());
        return trials.stream()
                .filter(trial -> trial.attempts().equals(bundle.standing()))
                .reduce((first, last) -> last)
                .orElseThrow()
                .results();
    }

    private List<Sighting> sightings(Bundle bundle, String caseId) {
        List<Bundle.Trial> trials = new ArrayList<>(bundle.trials());
        trials.add(credit.atHand());
        return trials.stream()
                .filter(trial -> trial.results().containsKey(caseId))
                .map(trial -> new Sighting(
                        trial.attempts(), lost(runs.changes(trial.results())).contains(caseId)))
                .toList();
    }

    /** An edit that does not fit without the others goes with them. */
    private void narrow(
            Set<Integer> wanted, boolean probe, List<String> focus, List<Event.Loss> losses, String reason) {
        Optional<List<Event.FileChange>> changes =
                wanted.isEmpty() ? Optional.of(List.of()) : files.only(current(), wanted);
        boolean fits = changes.isPresent();
        Set<Integer> left = fits ? wanted : Set.of();
        bench.append(new Event.BundleNarrowed(
                current().number(),
                List.copyOf(new TreeSet<>(left)),
                probe && fits,
                left.isEmpty() ? List.of() : focus,
                losses,
                fits ? reason : reason + "; the others do not fit without it",
                changes.orElse(List.of())));
        bench.progress().said("iteration " + current().number() + ": " + reason);
    }

    /** What the whole comes to. Of a candidate that was presumed and not measured the fields say nothing. */
    Verdict verdict(Verdict byField) {
        Bundle bundle = current().bundle();
        if (bundle.narrowings().isEmpty() || byField == Verdict.UNMEASURED) {
            return byField;
        }
        if (bundle.standing().isEmpty()) {
            boolean lost = bundle.trials().stream()
                    .anyMatch(trial -> !lost(runs.changes(trial.results())).isEmpty());
            return Verdict.of(lost && !credit.everGainful().isEmpty(), lost);
        }
        return bench.isLazy() ? byField.isRegression() ? Verdict.MIXED : Verdict.IMPROVED : byField;
    }

    /** A verdict for each of the hypotheses, and a record of what those lost that are out. */
    void judge(Verdict verdict) {
        if (isAlone()) {
            return;
        }
        List<Event.Loss> losses = new ArrayList<>();
        for (Bundle.Member member : current().bundle().members()) {
            Event.HypothesisJudged judged = judged(member, verdict);
            losses.addAll(judged.regressions());
            if (!current().bundle().verdicts().containsKey(member.attempt())) {
                bench.append(judged);
            }
        }
        if (!verdict.isRegression()
                && !losses.isEmpty()
                && current().regression().isEmpty()) {
            boolean gained = current().bundle().verdicts().values().stream()
                    .anyMatch(judged -> judged.verdict() == Verdict.MIXED);
            bench.append(new Event.RegressionDetected(
                    current().number(), gained ? Verdict.MIXED : Verdict.DEGRADED, List.copyOf(losses)));
        }
    }

    private Event.HypothesisJudged judged(Bundle.Member member, Verdict whole) {
        int attempt = member.attempt();
        boolean stands = current().bundle().standing().contains(attempt);
        List<String> gained = credit.gained(attempt);
        List<Event.Loss> losses = stands
                ? whole.isRegression() ? Judging.losses(runs.changes(current().trials())) : List.of()
                : lostBy(attempt);
        Verdict verdict = stands && (!gained.isEmpty() || whole == Verdict.UNMEASURED)
                ? whole
                : Verdict.of(!gained.isEmpty() && !losses.isEmpty(), !losses.isEmpty());
        Set<String> lost = losses.stream().map(Event.Loss::caseId).collect(Collectors.toSet());
        PredictionOutcome prediction = verdict == Verdict.UNMEASURED
                ? null
                : Judging.prediction(
                        member.formed(), current().seen().keySet(), runs.flaky(), Set.copyOf(gained), lost);
        return new Event.HypothesisJudged(
                current().number(), attempt, member.formed().groupId(), verdict, gained, losses, prediction);
    }

    /** What was lost before it was taken out, and no longer after. */
    private List<Event.Loss> lostBy(int attempt) {
        Bundle bundle = current().bundle();
        List<Bundle.Trial> trials = new ArrayList<>(bundle.trials());
        trials.add(credit.atHand());
        List<Change> before = List.of();
        for (Bundle.Trial trial : trials) {
            if (trial.probe()) {
                continue;
            }
            List<Change> changes = runs.changes(trial.results());
            if (!trial.attempts().contains(attempt)) {
                Set<String> still = new HashSet<>(lost(changes));
                return Judging.losses(before.stream()
                        .filter(change -> !still.contains(change.caseId()))
                        .toList());
            }
            before = changes;
        }
        return Judging.losses(before);
    }

    private boolean isAlone() {
        return current().bundle().members().size() < 2;
    }

    private static Set<Integer> without(Bundle bundle, Set<Integer> out) {
        Set<Integer> left = new TreeSet<>(bundle.standing());
        left.removeAll(out);
        return left;
    }

    private static String names(Set<Integer> attempts) {
        return attempts.stream().sorted().map(attempt -> "attempt " + attempt).collect(Collectors.joining(", "));
    }

    private static List<String> lost(List<Change> changes) {
        return changes.stream().filter(Change::hasLost).map(Change::caseId).toList();
    }

    private Iteration current() {
        return bench.state().current();
    }
}
