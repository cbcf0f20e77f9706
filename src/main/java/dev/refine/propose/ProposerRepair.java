package dev.refine.propose;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One proposer of several: an answer of it that does not fit is sent back to it once with the reason, before anybody else
 * is asked. Of a proposer that stands alone the loop does so.
 */
public final class ProposerRepair implements Proposer {

    private final Proposer proposer;
    private final BooleanSupplier stopped;
    private volatile int further = Integer.MAX_VALUE;

    /** @param stopped whether nobody waits for an answer any more: then none is asked again */
    public static List<Proposer> each(List<Proposer> proposers, BooleanSupplier stopped) {
        return proposers.stream()
                .<Proposer>map(proposer -> new ProposerRepair(proposer, stopped))
                .toList();
    }

    ProposerRepair(Proposer proposer, BooleanSupplier stopped) {
        this.proposer = proposer;
        this.stopped = stopped;
    }

    @Override
    public String name() {
        return proposer.name();
    }

    @Override
    public boolean answersAs(String name) {
        return proposer.answersAs(name);
    }

    @Override
    public int calls() {
        return proposer.calls();
    }

    @Override
    public int calls(ProposalRequest request) {
        return proposer.calls(request);
    }

    @Override
    public void limitFurtherCalls(int most) {
        further = most;
        proposer.limitFurtherCalls(most);
    }

    @Override
    public Reply propose(ProposalRequest request) {
        Reply first = proposer.propose(request);
        int left = further - (first.spending().calls() - proposer.calls());
        if (!(first instanceof Reply.Failed failed) || !failed.misfit() || left <= 0 || stopped.getAsBoolean()) {
            return first;
        }
        proposer.limitFurtherCalls(left - 1);
        Reply second = proposer.propose(request.refused(failed.reason()));
        return second.withSpending(first.spending().plus(second.spending()));
    }
}
