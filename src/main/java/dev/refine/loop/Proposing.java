package dev.refine.loop;

import dev.refine.journal.Event;
import dev.refine.journal.Iteration;
import dev.refine.propose.Proposal;
import dev.refine.propose.Reply;
import java.util.List;
import java.util.Optional;

/**
 * Asks the proposer for a hypothesis with its edits. What does not fit is sent back once with the reason; what still
 * does not fit is logged as an attempt and never measured.
 */
final class Proposing {

    private static final int ROUNDS = 2;

    private final Bench bench;
    private final Requests requests;
    private final Drafting drafting;
    private final Affordable affordable;

    Proposing(Bench bench) {
        this.bench = bench;
        this.requests = new Requests(bench);
        this.drafting = new Drafting(bench);
        this.affordable = new Affordable(bench);
    }

    void propose() {
        if (affordable.refuses(1)) {
            return;
        }
        Iteration current = bench.session().state().current();
        int attempt = current.refusals().size() + 1;
        Optional<String> refusal = lastRefusal(current);
        for (int round = 1; ; round++) {
            Reply reply = bench.proposer().propose(requests.build(refusal));
            if (bench.stop().isRequested()) {
                return;
            }
            if (reply instanceof Reply.Nothing nothing) {
                refuse(attempt, "the proposer has nothing to propose: " + nothing.reason());
                return;
            }
            if (reply instanceof Reply.Failed failed) {
                refusal = Optional.of(failed.reason());
            } else if (reply instanceof Reply.Candidates candidates) {
                Optional<Proposal> fitting = candidates.proposals().stream()
                        .filter(proposal -> drafting.refusal(proposal.edits()).isEmpty())
                        .findFirst();
                if (fitting.isPresent()) {
                    form(attempt, fitting.get());
                    return;
                }
                Proposal first = candidates.proposals().get(0);
                refusal = drafting.refusal(first.edits());
                if (round == ROUNDS) {
                    form(attempt, first);
                }
            }
            if (round == ROUNDS) {
                refuse(attempt, refusal.orElse("no reason given"));
                return;
            }
        }
    }

    private static Optional<String> lastRefusal(Iteration current) {
        List<Iteration.Refusal> refusals = current.refusals();
        return refusals.isEmpty()
                ? Optional.empty()
                : Optional.of(refusals.get(refusals.size() - 1).refused().reason());
    }

    private void form(int attempt, Proposal proposal) {
        bench.progress().said(proposal.hypothesis().headline());
        bench.session()
                .append(new Event.HypothesisFormed(
                        bench.session().state().current().number(),
                        attempt,
                        proposal.proposer(),
                        proposal.groupId(),
                        proposal.hypothesis(),
                        proposal.edits(),
                        proposal.impact()));
    }

    private void refuse(int attempt, String reason) {
        int iteration = bench.session().state().current().number();
        bench.progress().said("attempt " + attempt + " of iteration " + iteration + " not measured: " + reason);
        bench.session().append(new Event.ProposalRefused(iteration, attempt, reason, false));
    }
}
