package dev.refine.propose.rules;

import dev.refine.propose.Proposer;
import dev.refine.propose.ProposerContract;

class RulesProposerContractTest extends ProposerContract {

    @Override
    protected Proposer proposer() {
        return new RulesProposer();
    }
}
