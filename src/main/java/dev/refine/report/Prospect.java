package dev.refine.report;

import dev.refine.diagnose.FailureGroup;
import dev.refine.files.VisibleText;
import dev.refine.journal.BestState;
import dev.refine.journal.CaseResult;
import dev.refine.journal.HeldFiles;
import dev.refine.journal.Iteration;
import dev.refine.journal.Overfitting;
import dev.refine.journal.SessionEnd;
import dev.refine.journal.SessionState;
import dev.refine.problem.Count;
import dev.refine.problem.Names;
import dev.refine.score.Scorecard;
import dev.refine.score.Standing;
import dev.refine.score.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a debrief says in words: a summary of two paragraphs, what was traded, and what to do next. */
record Prospect(SessionState state, List<FailureGroup> groups) {

    private static final int MOST_CASES = 5;

    /** What was done, and where that leaves the workload. */
    List<String> summary() {
        return List.of(done(), left());
    }

    private String done() {
        Scorecard baseline = state.baseline().scorecard();
        if (state.best().isEmpty()) {
            return "No baseline stands: " + ended() + ".";
        }
        long tried = tried().count();
        long kept = tried().filter(Iteration::isKept).count();
        Scorecard best = state.best().map(BestState::scorecard).orElse(baseline);
        return "The session began with " + baseline.passing() + " of " + Count.of(baseline.size(), "case")
                + " passing. "
                + (tried == 0
                        ? "No edit was measured"
                        : Count.of(tried, "edit") + (tried == 1 ? " was" : " were") + " measured and "
                                + (kept == 0 ? "none" : kept) + " kept")
                + ", and it ended with " + best.passing() + " passing: " + ended() + ".";
    }

    private String ended() {
        HeldFiles held = HeldFiles.of(state);
        return state.end()
                .map(this::words)
                .orElse("it was interrupted, and " + goingOn() + " goes on from there"
                        + (held.isBest() ? "" : "; until then the files hold " + held.words()));
    }

    /** Edits are asked about where it is not said anew that they are not. */
    private String goingOn() {
        return "refine --continue" + (state.terms().isAuto() ? " --auto" : "");
    }

    private String words(SessionEnd end) {
        return switch (end) {
            case CONVERGED -> "the goal is met";
            case MAX -> "its iterations were used up";
            case PLATEAU ->
                tried().findAny().isEmpty()
                        ? "nothing was proposed that could be measured"
                        : "the last edits brought nothing";
            case BUDGET -> "its budget was used up";
            case STOPPED -> "it was stopped";
            case VALIDATION_FAILED -> "the first case does not run end to end";
        };
    }

    private String left() {
        int failing = failing();
        if (state.best().isEmpty()) {
            return "Which cases fail is not known until one does.";
        }
        if (failing == 0) {
            return HeldFiles.of(state).isBest()
                    ? "Nothing fails in the state that the files hold."
                    : "Nothing fails in the best state.";
        }
        String failure = Count.of(failing, "case") + (failing == 1 ? " does" : " do") + " not pass.";
        if (groups.isEmpty()) {
            return failure;
        }
        int more = groups.size() - 1;
        return failure + " Most of it is " + VisibleText.onOneLine(groups.get(0).id()) + ", in "
                + Count.of(groups.get(0).cases().size(), "case")
                + (more == 0
                        ? "."
                        : "; " + Count.of(more, "more group") + " of failures remain" + (more == 1 ? "s." : "."));
    }

    private int failing() {
        return state.best()
                .map(BestState::scorecard)
                .map(card -> card.count(Standing.FAILED) + card.count(Standing.ERROR))
                .orElse(0);
    }

    /** Losses that a user accepted with an edit, in cases that were measured only after the yes, too. */
    List<String> tradeoffs() {
        return state.iterations().stream()
                .filter(iteration -> iteration.regression().isPresent() && isAcceptedByUser(iteration))
                .map(iteration -> "iteration " + iteration.number() + " was kept with losses in "
                        + Names.few(losers(iteration), MOST_CASES))
                .toList();
    }

    /** Nobody else keeps a loss: of a bundle that was kept whoever lost something is out. */
    private static boolean isAcceptedByUser(Iteration iteration) {
        return iteration
                .decision()
                .filter(decision -> decision.accepted() && decision.byUser())
                .isPresent();
    }

    private List<String> losers(Iteration kept) {
        Set<String> losers = new TreeSet<>();
        kept.regression().orElseThrow().losses().forEach(loss -> losers.add(loss.caseId()));
        Set<String> passed = new HashSet<>();
        for (Iteration earlier : state.iterations().subList(0, kept.number())) {
            if (earlier.number() == 0 || earlier.isAccepted()) {
                earlier.scorecard().cases().forEach((id, score) -> {
                    passed.remove(id);
                    if (score.passed()) {
                        passed.add(id);
                    }
                });
            }
        }
        kept.scorecard().cases().values().stream()
                .filter(score -> !score.passed() && passed.contains(score.caseId()))
                .forEach(score -> losers.add(score.caseId()));
        return List.copyOf(losers);
    }

    /** What the figures call for, most urgent first. */
    List<String> recommendations() {
        List<String> lines = new ArrayList<>();
        state.validationFailure().ifPresent(failure -> lines.add("Mend what keeps the first case from running."));
        if (!Overfitting.in(state).isEmpty()) {
            lines.add("Do not ship this prompt before the holdout has recovered.");
        }
        if (!state.best().map(BestState::verified).orElse(true)) {
            lines.add("Run refine check: the final state was not measured on every case.");
        }
        errors().ifPresent(lines::add);
        groups.stream()
                .limit(1)
                .forEach(group -> lastRun(group)
                        .ifPresent(folder -> lines.add("Look at " + VisibleText.onOneLine(group.id()) + " first: "
                                + VisibleText.onOneLine(folder) + " shows one of its cases.")));
        boolean more = state.end().filter(SessionEnd.MAX::equals).isPresent() && failing() > 0;
        boolean idle = state.end().filter(SessionEnd.PLATEAU::equals).isPresent() || more && isLastIdle();
        if (idle) {
            lines.add("Another proposer may see what this one did not; an edit of your own is measured by refine try.");
        } else if (more) {
            lines.add("Allow more iterations: " + goingOn() + " --iterations " + 2 * Math.max(1, state.maxIterations())
                    + ".");
        }
        if (unjudged() > 0) {
            lines.add(Count.of(unjudged(), "case") + " could not be judged: refine expect makes expected files.");
        }
        return lines;
    }

    /** The folder of one of its cases in the session; a changed copy of a case is to be found nowhere else. */
    private Optional<String> lastRun(FailureGroup group) {
        return state.best()
                .map(BestState::results)
                .map(results -> results.get(group.cases().get(0)))
                .map(CaseResult::folder);
    }

    /** Whether there was nothing any more that could be measured. */
    private boolean isLastIdle() {
        Iteration last = state.current();
        return last.number() > 0 && last.result().isEmpty() && !last.isSkipped();
    }

    private int unjudged() {
        return state.best()
                .map(best -> best.scorecard().count(Standing.UNJUDGED))
                .orElse(0);
    }

    private Optional<String> errors() {
        int errors =
                state.best().map(best -> best.scorecard().count(Standing.ERROR)).orElse(0);
        return errors == 0
                ? Optional.empty()
                : Optional.of(Count.of(errors, "case") + " broke down: mend the command before judging the prompt.");
    }

    /** What remains, one group after the other, with an example and where to look. */
    List<String> walk() {
        return groups.stream().map(Prospect::step).toList();
    }

    private static String step(FailureGroup group) {
        String example = group.examples().isEmpty()
                ? ""
                : ", for instance " + group.examples().get(0).caseId() + ": "
                        + group.words(group.examples().get(0));
        return VisibleText.onOneLine(group.id() + " in " + Names.few(group.cases(), MOST_CASES) + example);
    }

    private Stream<Iteration> tried() {
        return state.iterations().stream()
                .filter(iteration -> iteration.number() > 0)
                .filter(iteration ->
                        iteration.verdict().isPresent() && iteration.result().isPresent())
                .filter(iteration -> iteration.verdict().get() != Verdict.UNMEASURED);
    }
}
