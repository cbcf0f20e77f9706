package dev.refine.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.loop.StopSignal;
import dev.refine.propose.ProposalRequest;
import dev.refine.propose.Proposer;
import dev.refine.propose.Reply;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class StoppableRulesTest {

    private final StopSignal stop = new StopSignal();

    /** Somebody interrupts the session as soon as they begin. */
    private final class Endless implements Proposer {

        @Override
        public String name() {
            return "rules";
        }

        @Override
        public Reply propose(ProposalRequest request) {
            stop.request();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("too late");
        }
    }

    @Test
    void haveNothingToSayOnceSomebodyHasInterruptedThem() {
        Reply reply = new StoppableRules(new Endless(), stop).propose(null);

        assertThat(reply).isEqualTo(new Reply.Nothing("they were interrupted"));
    }
}
