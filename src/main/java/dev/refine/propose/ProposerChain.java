package dev.refine.propose;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Several proposers asked in order: the first that has candidates answers. One whose answer was refused is asked once
 * more with the reason; after a second refusal it is the next one's turn, until the next question without a refusal.
 * Whose turn it is follows from the request alone: the chain remembers nothing, the session does.
 */
public final class ProposerChain extends ProposerGroup {

    private static final int REFUSALS = 2;

    private final BooleanSupplier stopped;

    /**
     * @param proposers at least one, the preferred first
     * @param stopped whether nobody waits for an answer any more: then no other is asked
     */
    public ProposerChain(List<Proposer> proposers, BooleanSupplier stopped) {
        super(proposers);
        this.stopped = stopped;
    }

    /** Without a refusal it is the first one's turn again. */
    @Override
    public int calls(ProposalRequest request) {
        boolean free = request.refusal().isEmpty() && proposers.get(0).calls(request) == 0;
        return free ? 0 : calls();
    }

    @Override
    public Reply propose(ProposalRequest request) {
        Shortfalls shortfalls = new Shortfalls();
        Spending spending = null;
        int first = turn(request);
        for (int index = first; index < proposers.size() && !(spending != null && stopped.getAsBoolean()); index++) {
            Proposer proposer = proposers.get(index);
            Reply reply = proposer.propose(request);
            spending = spending == null ? reply.spending() : spending.plus(reply.spending());
            if (reply instanceof Reply.Candidates candidates) {
                return candidates.withSpending(spending).withFailures(shortfalls.failures());
            }
            shortfalls.add(proposer, reply);
        }
        return shortfalls.nothing(spending);
    }

    private int turn(ProposalRequest request) {
        int turn = 0;
        int answered = 0;
        int refusals = 0;
        for (String name : request.underway().refused()) {
            answered = position(name, turn).orElse(answered);
            refusals++;
            if (refusals >= REFUSALS && answered + 1 < proposers.size()) {
                turn = answered + 1;
                refusals = 0;
            }
        }
        return turn;
    }

    private OptionalInt position(String name, int from) {
        return IntStream.range(from, proposers.size())
                .filter(index -> proposers.get(index).answersAs(name))
                .findFirst();
    }
}
