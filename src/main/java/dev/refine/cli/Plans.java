package dev.refine.cli;

import dev.refine.edit.EditableText;
import dev.refine.edit.ListedFiles;
import dev.refine.journal.BestState;
import dev.refine.journal.SessionState;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import dev.refine.propose.plan.Experiment;
import dev.refine.propose.plan.Plan;
import dev.refine.score.CaseScore;
import dev.refine.score.Scorecard;
import dev.refine.workload.EditableFile;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Makes a plan of what a proposer answered to a baseline. */
final class Plans {

    private static final int TITLE = 80;
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
                candidates.proposals().stream()
                        .map(proposal -> experiment(proposal, workload))
                        .toList(),
                guards,
                List.of(),
                new Plan.Success(OptionalDouble.of(1), List.of()),
                List.of("No improvement in " + state.started().settings().plateau() + " iterations in a row.")));
    }

    /** Why there is no plan, where there is none. */
    static String shortfall(Reply reply) {
        return reply instanceof Reply.Nothing nothing
                ? "the proposer has nothing to propose for this baseline"
                        + (nothing.reason().isBlank() ? "" : ": " + nothing.reason())
                : reply.shortfall();
    }

    private static Experiment experiment(Proposal proposal, Workload workload) {
        List<String> fixes = proposal.hypothesis().prediction().fixes();
        String title = proposal.groupId().isEmpty() ? proposal.hypothesis().headline() : proposal.groupId();
        return new Experiment(
                title.length() <= TITLE ? title : title.substring(0, TITLE).strip() + "…",
                proposal.hypothesis(),
                proposal.groupId(),
                proposal.impact(),
                proposal.edits().stream().map(edit -> change(edit, workload)).toList(),
                fixes.subList(0, Math.min(FOCUS, fixes.size())));
    }

    private static Experiment.Change change(Edit edit, Workload workload) {
        return new Experiment.Change(edit.path(), line(edit, workload), edit.search(), edit.replace());
    }

    /** Where the text to replace begins, or where text is added; empty when that is not clear. */
    private static OptionalInt line(Edit edit, Workload workload) {
        List<EditableFile> named = workload.files().stream()
                .filter(file -> file.relative().equals(edit.path()))
                .toList();
        if (named.size() != 1) {
            return OptionalInt.empty();
        }
        byte[] bytes = ListedFiles.of(workload.files()).read(edit.path());
        EditableText shown = EditableText.of(named.get(0), bytes);
        String text = shown.text();
        boolean added = edit.search().isEmpty();
        int at = added ? text.length() : text.indexOf(edit.search());
        boolean clear = added || at >= 0 && text.indexOf(edit.search(), at + 1) < 0;
        int breaks =
                (int) text.chars().limit(Math.max(0, at)).filter(c -> c == '\n').count();
        return clear ? OptionalInt.of(shown.firstLine() + breaks) : OptionalInt.empty();
    }
}
