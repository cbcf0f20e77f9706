package dev.refine.cli.wiring;

import dev.refine.loop.StopSignal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import java.util.concurrent.CancellationException;

/** The built-in rules, which somebody who interrupts the session does not wait for. */
record StoppableRules(Proposer rules, StopSignal stop) implements Proposer {

    @Override
    public String name() {
        return rules.name();
    }

    @Override
    public int calls() {
        return rules.calls();
    }

    /** What others were asked before them is still to be counted, so this is an answer, too. */
    @Override
    public Reply propose(ProposalRequest request) {
        try {
            return stop.unlessRequested(() -> rules.propose(request));
        } catch (CancellationException e) {
            return new Reply.Nothing("they were interrupted");
        }
    }
}
