package dev.refine.propose.rules;

import dev.refine.diagnose.FailureGroup;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.ProposalRequest.Evidence;
import dev.refine.propose.ProposalRequest.FileText;
import dev.refine.propose.ProposalRequest.Metric;
import dev.refine.propose.ProposalRequest.Metrics;
import dev.refine.propose.ProposalRequest.Tried;
import dev.refine.workload.Mode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests as the loop makes them. */
final class Requests {

    private Requests() {}

    static ProposalRequest of(
            List<FileText> files, List<FailureGroup> groups, Evidence evidence, List<Tried> history, int iteration) {
        Metric metric = new Metric(0, evidence.expected().size(), 0);
        return new ProposalRequest(
                "events",
                new Mode("accuracy", Map.of(), ""),
                iteration,
                files,
                groups,
                evidence,
                history,
                new Metrics(metric, metric, metric),
                List.of(),
                Optional.empty(),
                ProposalRequest.Views.NONE,
                ProposalRequest.Underway.NOTHING);
    }
}
