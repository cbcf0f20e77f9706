package dev.refine.propose;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Several proposers asked in order: the first that has candidates answers. One whose answer was refused is asked once
 * more with the reason; after a second refusal it is the next one's turn, until the next question without a refusal.
 */
public final class ProposerChain implements Proposer {

    private static final int REFUSALS = 2;

    private final List<Proposer> proposers;
    private final BooleanSupplier stopped;
    private int turn;
    private int answered;
    private int refusals;

    /**
     * @param proposers at least one, the preferred first
     * @param stopped whether nobody waits for an answer any more: then no other is asked
     */
    public ProposerChain(List<Proposer> proposers, BooleanSupplier stopped) {
        this.proposers = List.copyOf(proposers);
        this.stopped = stopped;
    }

    @Override
    public String name() {
        return proposers.stream().map(Proposer::name).collect(Collectors.joining(", "));
    }

    @Override
    public int calls() {
        return proposers.stream().mapToInt(Proposer::calls).sum();
    }

    /** Without a refusal it is the first one's turn again. */
    @Override
    public int calls(ProposalRequest request) {
        boolean free = request.refusal().isEmpty() && proposers.get(0).calls(request) == 0;
        return free ? 0 : calls();
    }

    @Override
    public void limitFurtherCalls(int most) {
        for (int index = 0; index < proposers.size(); index++) {
            int share = most / proposers.size() + (index < most % proposers.size() ? 1 : 0);
            proposers.get(index).limitFurtherCalls(share);
        }
    }

    @Override
    public synchronized Reply propose(ProposalRequest request) {
        takeTurns(request.refusal().isPresent());
        List<String> reasons = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Spending spending = null;
        for (int index = turn; index < proposers.size() && !(spending != null && stopped.getAsBoolean()); index++) {
            Proposer proposer = proposers.get(index);
            Reply reply = proposer.propose(request);
            spending = spending == null ? reply.spending() : spending.plus(reply.spending());
            if (reply instanceof Reply.Candidates candidates) {
                answered = index;
                return candidates.withSpending(spending).withFailures(failures);
            }
            String reason = proposer.name() + ": " + reply.shortfall();
            reasons.add(reason);
            if (reply instanceof Reply.Failed) {
                failures.add(reason);
            } else if (reply instanceof Reply.Nothing nothing) {
                failures.addAll(nothing.failures());
            }
        }
        return new Reply.Nothing(String.join("; ", reasons), spending, failures);
    }

    private void takeTurns(boolean refused) {
        refusals = refused ? refusals + 1 : 0;
        if (!refused) {
            turn = 0;
        } else if (refusals >= REFUSALS && answered + 1 < proposers.size()) {
            turn = answered + 1;
            refusals = 0;
        }
    }
}
