package dev.refine.loop;

import dev.refine.edit.ChangedFile;
import dev.refine.edit.EditPlan;
import dev.refine.journal.CaseTrials;
import dev.refine.journal.Event;
import dev.refine.journal.Event.FileChange;
import dev.refine.journal.Purpose;
import dev.refine.journal.Shortlist;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.score.Change;
import dev.refine.score.Contest;
import dev.refine.score.Contest.Candidate;
import dev.refine.score.Contest.Fate;
import dev.refine.score.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tries candidates that aim at the same failure on the same few failing cases, one after the other, and says which one is
 * measured. That only puts them in order: what a candidate gains here it has to show again, with runs that are remembered.
 * Each is announced before its first byte is in a file, and the files are as they were when it is over.
 */
final class Screening {

    private final Bench bench;
    private final Drafting drafting;
    private final Measurement measurement;
    private final CandidateRuns runs;
    private final Affordable affordable;
    private final Swapping swapping;

    Screening(Bench bench, Measurement measurement) {
        this.bench = bench;
        this.measurement = measurement;
        this.drafting = new Drafting(bench);
        this.runs = new CandidateRuns(bench);
        this.affordable = new Affordable(bench);
        this.swapping = new Swapping(bench);
    }

    /**
     * Begins a screening, where there is something to choose from and the budget bears it. Not with a person, who is shown
     * an edit before it is in a file, and not beside edits that are in the files already.
     *
     * @param first the first candidate whose edits can be made
     */
    boolean begins(Proposal first, List<Proposal> proposals, ProposalRequest request, int attempt) {
        boolean alone = bench.person().isEmpty() && bench.isByLeaf();
        if (!alone || proposals.size() < 2 || !bench.state().current().bundle().isEmpty()) {
            return false;
        }
        Rivals rivals = new Rivals(request);
        Set<Map<String, String>> seen = new HashSet<>();
        after(first).ifPresent(seen::add);
        List<Proposal> chosen = rivals.of(
                first, proposals, other -> after(other).filter(seen::add).isPresent());
        List<String> focus = rivals.shared(
                chosen, bench.experimentDesign().preferredFocus(), ExperimentDesign.screened(bench.isLazy()));
        if (chosen.size() < 2 || focus.isEmpty() || !affordable.leavesRoomToScreen(chosen.size() * focus.size())) {
            return false;
        }
        List<Event.HypothesisFormed> candidates = chosen.stream()
                .map(proposal -> formed(proposal, rivals, attempt))
                .toList();
        bench.progress().said("screening " + candidates.size() + " candidates on " + String.join(", ", focus));
        bench.append(new Event.ScreeningStarted(bench.state().current().number(), candidates, focus));
        return true;
    }

    Event.HypothesisFormed formed(Proposal proposal, Rivals rivals, int attempt) {
        return new Event.HypothesisFormed(
                bench.state().current().number(),
                attempt,
                proposal.proposer(),
                rivals.groupOf(proposal),
                proposal.hypothesis(),
                proposal.edits(),
                proposal.impact());
    }

    /** What the edits leave behind, by file; empty when they cannot be made. */
    private Optional<Map<String, String>> after(Proposal proposal) {
        return drafting.plan(proposal.edits()) instanceof EditPlan.Planned planned
                ? Optional.of(planned.changes().stream()
                        .collect(Collectors.toMap(ChangedFile::relative, ChangedFile::afterSha)))
                : Optional.empty();
    }

    /** Tries the next candidate, or says which one is measured; after that it is the hypothesis. */
    void goOn() {
        Event.ScreeningStarted started = shortlist().open().orElseThrow();
        if (shortlist().ended().isPresent()) {
            Event.HypothesisFormed chosen =
                    started.candidates().get(shortlist().ended().get().candidate() - 1);
            bench.progress().said(chosen.hypothesis().headline());
            bench.append(chosen);
        } else if (shortlist().tried().isPresent()) {
            swapping.before(shortlist().tried().get().changes());
            tryOut(shortlist().tried().get().candidate());
        } else if (isOver(started)) {
            end(started);
        } else {
            tryOut(shortlist().screened().size() + 1);
        }
    }

    /** Nothing beats a candidate with which all of the cases pass; retries may have taken what the next one needs. */
    private boolean isOver(Event.ScreeningStarted started) {
        return shortlist().screened().size() == started.candidates().size()
                || shortlist().screened().values().stream()
                        .anyMatch(said -> said.passing() == started.focus().size() && said.lost() == 0)
                || !affordable.leavesRoomToScreen(started.focus().size());
    }

    private void tryOut(int number) {
        Event.ScreeningStarted started = shortlist().open().orElseThrow();
        EditPlan plan = drafting.plan(started.candidates().get(number - 1).edits());
        if (plan instanceof EditPlan.Refused refused) {
            screened(number, refused.problem().sentence(), "");
        } else if (plan instanceof EditPlan.Planned planned) {
            announce(number, planned.changes());
            Optional<String> problem = measure(started);
            if (!bench.stop().isRequested() && bench.state().current().stop().isEmpty()) {
                screened(number, problem.orElse(""), new PlannedChanges(planned.changes()).diff());
            }
        }
    }

    private void announce(int number, List<ChangedFile> changes) {
        if (shortlist().tried().isEmpty()) {
            List<FileChange> kept =
                    new PlannedChanges(changes).kept(bench.session().contents());
            bench.append(new Event.CandidateTried(bench.state().current().number(), number, kept));
        }
    }

    /** With the candidate in the files for just as long; why its cases could not run. */
    private Optional<String> measure(Event.ScreeningStarted started) {
        Event.CandidateTried tried = shortlist().tried().orElseThrow();
        swapping.after(tried.changes());
        Optional<String> objection = bench.editChecks().objection();
        if (objection.isEmpty() && !bench.stop().isRequested()) {
            List<String> open = started.focus().stream()
                    .filter(id -> !shortlist().trials().containsKey(id))
                    .toList();
            measurement.measure(bench.state().current().number(), Purpose.SCREEN, bench.cases(open));
        }
        swapping.before(tried.changes());
        return objection;
    }

    private void screened(int number, String problem, String diff) {
        Map<String, CaseTrials> trials = shortlist().trials();
        int gained = 0;
        int lost = 0;
        for (Change change : runs.changes(trials)) {
            gained += change.gained().size();
            lost += change.lost().size();
        }
        bench.append(new Event.CandidateScreened(
                bench.state().current().number(),
                number,
                count(trials, Standing.PASSED) + count(trials, Standing.FAILED),
                count(trials, Standing.PASSED),
                gained,
                lost,
                problem,
                diff));
    }

    private static int count(Map<String, CaseTrials> trials, Standing standing) {
        return (int) trials.values().stream()
                .filter(runs -> runs.result().standing() == standing)
                .count();
    }

    private void end(Event.ScreeningStarted started) {
        List<Candidate> candidates = new ArrayList<>();
        for (int number = 1; number <= started.candidates().size(); number++) {
            candidates.add(candidate(number, shortlist().screened().get(number)));
        }
        Candidate best = Contest.best(candidates);
        List<Integer> aside = candidates.stream()
                .filter(candidate -> candidate != best && candidate.isRefuted())
                // What answers now so and now so is not refuted by one run.
                .filter(candidate -> bench.trials() == 1 || candidate.fate() == Fate.UNFIT)
                .map(Candidate::number)
                .toList();
        bench.append(new Event.ScreeningEnded(bench.state().current().number(), best.number(), aside));
    }

    private static Candidate candidate(int number, Event.CandidateScreened said) {
        if (said != null && !said.problem().isEmpty()) {
            return new Candidate(number, Fate.UNFIT, 0, 0);
        }
        return said == null || said.measured() == 0
                ? new Candidate(number, Fate.UNTRIED, 0, 0)
                : new Candidate(number, Fate.TRIED, said.gained(), said.lost());
    }

    private Shortlist shortlist() {
        return bench.state().current().drafts().shortlist();
    }
}
