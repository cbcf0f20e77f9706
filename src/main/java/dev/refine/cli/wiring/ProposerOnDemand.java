package dev.refine.cli.wiring;

import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import java.util.function.Supplier;

/** Built when it is first spoken to, so that a command that asks nobody needs neither a key nor a plan. Thread-safe. */
final class ProposerOnDemand implements Proposer {

    private final Supplier<Proposer> building;
    private Proposer built;

    ProposerOnDemand(Supplier<Proposer> building) {
        this.building = building;
    }

    private synchronized Proposer proposer() {
        if (built == null) {
            built = building.get();
        }
        return built;
    }

    @Override
    public String name() {
        return proposer().name();
    }

    @Override
    public boolean answersAs(String name) {
        return proposer().answersAs(name);
    }

    @Override
    public int calls() {
        return proposer().calls();
    }

    @Override
    public int calls(ProposalRequest request) {
        return proposer().calls(request);
    }

    @Override
    public void limitFurtherCalls(int most) {
        proposer().limitFurtherCalls(most);
    }

    @Override
    public Reply propose(ProposalRequest request) {
        return proposer().propose(request);
    }
}
