package dev.refine.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several proposers asked in order: the first that has candidates answers. */
public final class ProposerChain implements Proposer {

    private final List<Proposer> proposers;

    /** @param proposers at least one, the preferred first */
    public ProposerChain(List<Proposer> proposers) {
        this.proposers = List.copyOf(proposers);
    }

    @Override
    public String name() {
        return proposers.stream().map(Proposer::name).collect(Collectors.joining(", "));
    }

    @Override
    public Reply propose(ProposalRequest request) {
        List<String> reasons = new ArrayList<>();
        for (Proposer proposer : proposers) {
            Reply reply = proposer.propose(request);
            if (reply instanceof Reply.Candidates) {
                return reply;
            }
            reasons.add(proposer.name() + ": "
                    + (reply instanceof Reply.Failed failed ? failed.reason() : ((Reply.Nothing) reply).reason()));
        }
        return new Reply.Nothing(String.join("; ", reasons));
    }
}
