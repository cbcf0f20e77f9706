package dev.refine.cli;

import dev.refine.journal.BestState;
import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.propose.plan.Experiment;
import dev.refine.propose.plan.Plan;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes a plan of what a proposer answered to a baseline. */
final class Plans {

    private static final int FOCUS = 5;
    private static final int GUARDS = 3;

    private Plans() {}

    /** Empty when the proposer had no candidate. */
    static Optional<Plan> from(Reply reply, SessionState state, Workload workload) {
        if (!(reply instanceof Reply.Candidates candidates)) {
            return Optional.empty();
        }
        Scorecard baseline = state.best().map(BestState::scorecard).orElseThrow();
        List<String> guards = baseline.cases().values().stream()
                .filter(CaseScore::passed)
                .map(CaseScore::caseId)
                .sorted()
                .limit(GUARDS)
                .toList();
        return Optional.of(new Plan(
                workload.manifest().workloadId(),
                baseline.passing() + " of " + baseline.size() + " cases pass at the baseline.",
                candidates.proposals().stream().map(Plans::experiment).toList(),
                guards,
                List.of(),
                new Plan.Success(OptionalDouble.of(1), List.of()),
                List.of("No improvement in " + state.started().settings().plateau() + " iterations in a row.")));
    }

    private static Experiment experiment(Proposal proposal) {
        List<String> fixes = proposal.hypothesis().prediction().fixes();
        return new Experiment(
                proposal.groupId(),
                proposal.hypothesis(),
                proposal.groupId(),
                proposal.impact(),
                proposal.edits().stream().map(Plans::change).toList(),
                fixes.subList(0, Math.min(FOCUS, fixes.size())));
    }

    private static Experiment.Change change(Edit edit) {
        return new Experiment.Change(edit.path(), OptionalInt.empty(), edit.search(), edit.replace());
    }
}
