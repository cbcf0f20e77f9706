package dev.refine.cli;

import dev.refine.edit.EditPlan;
import dev.refine.edit.EditPlanner;
import dev.refine.edit.EditableText;
import dev.refine.edit.ListedFiles;
import dev.refine.files.Sha256;
import dev.refine.problem.Problem;
import dev.refine.problem.Sentence;
import dev.refine.problem.UsageException;
import dev.refine.propose.Edit;
import dev.refine.propose.Proposal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Reply;
import dev.refine.protocol.ReplyReader;
import dev.refine.workload.ModeReader;
import dev.refine.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A protocol-1 reply from outside of the session, held to the same rules as any proposer's. */
final class OutsideReply {

    private static final String PROPOSER = "reply";

    private OutsideReply() {}

    /**
     * The first candidate whose edits can be made, checked against the files alone.
     *
     * @throws UsageException when there is none, before anything is written
     */
    static Proposal fitting(String text, Workload workload) {
        ListedFiles files = ListedFiles.of(workload.files());
        return fitting(text, request(workload, files), new EditPlanner(files)::plan);
    }

    /** The same against what a session has measured already. */
    static Proposal fitting(String text, ProposalRequest request, Function<List<Edit>, EditPlan> planner) {
        Reply reply = ReplyReader.read(text, request, PROPOSER);
        if (reply instanceof Reply.Failed failed) {
            throw wrong("reply-misfit", "the reply does not fit protocol 1", Sentence.of(failed.reason()));
        }
        if (reply instanceof Reply.Nothing nothing) {
            throw wrong("reply-empty", "the reply proposes nothing", Sentence.of(nothing.reason()));
        }
        List<Proposal> proposals = ((Reply.Candidates) reply).proposals();
        for (Proposal proposal : proposals) {
            if (planner.apply(proposal.edits()) instanceof EditPlan.Planned) {
                return proposal;
            }
        }
        EditPlan.Refused refused =
                (EditPlan.Refused) planner.apply(proposals.get(0).edits());
        throw new UsageException(refused.problem());
    }

    /** What can be known of a reply's subject before any case has run: the files. */
    private static ProposalRequest request(Workload workload, ListedFiles files) {
        ProposalRequest.Metric none = new ProposalRequest.Metric(0, 0, 0);
        return new ProposalRequest(
                workload.manifest().workloadId(),
                ModeReader.read(
                        workload.manifest().loop().goal().mode(),
                        workload.manifest().folder()),
                1,
                workload.files().stream()
                        .map(file -> {
                            byte[] bytes = files.read(file.relative());
                            String text = EditableText.of(file, bytes).text();
                            return new ProposalRequest.FileText(file.relative(), file.role(), Sha256.of(bytes), text);
                        })
                        .toList(),
                List.of(),
                new ProposalRequest.Evidence(Map.of(), Map.of(), Map.of(), List.of()),
                List.of(),
                new ProposalRequest.Metrics(none, none, none),
                List.of(),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }

    private static UsageException wrong(String code, String what, String found) {
        return new UsageException(Problem.of(
                code, what, found, "Nothing was written. schemas/proposer-reply.schema.json says how it must look."));
    }
}
