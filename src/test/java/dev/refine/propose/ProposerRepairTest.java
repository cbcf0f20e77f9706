package dev.refine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.propose.rules.RulesProposer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposerRepairTest extends ProposerContract {

    private final Reply misfit = Reply.Failed.misfit("no JSON", "???");
    private final Reply good = new Reply.Candidates(List.of());
    private final List<Reply> replies = new ArrayList<>();
    private final List<Optional<String>> refusals = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();

    private boolean stopped;

    @Override
    protected Proposer proposer() {
        return new ProposerRepair(new RulesProposer(), () -> false);
    }

    @Test
    void tellsOnceWhatDoesNotFit() {
        replies.addAll(List.of(misfit, good));

        assertThat(ask(9)).isEqualTo(good.withSpending(Spending.calls(2)));
        assertThat(refusals).containsExactly(Optional.empty(), Optional.of("no JSON"));
    }

    @Test
    void leavesItAtTheSecondThatDoesNotFit() {
        replies.addAll(List.of(misfit, misfit, good));

        assertThat(ask(9)).isEqualTo(misfit.withSpending(Spending.calls(2)));
    }

    @Test
    void asksNobodyAgainWhoGaveNoAnswer() {
        replies.addAll(List.of(new Reply.Failed("the key is refused", ""), good));

        assertThat(((Reply.Failed) ask(9)).reason()).isEqualTo("the key is refused");
    }

    @Test
    void asksNobodyAgainForWhomNobodyWaits() {
        replies.addAll(List.of(misfit, good));
        stopped = true;

        assertThat(ask(9)).isEqualTo(misfit);
    }

    @Test
    void makesNoCallThatTheBudgetDoesNotBear() {
        replies.addAll(List.of(misfit.withSpending(Spending.calls(3)), good));

        assertThat(ask(2)).isEqualTo(misfit.withSpending(Spending.calls(3)));
        assertThat(ask(3)).isEqualTo(good);
        replies.addAll(List.of(misfit.withSpending(Spending.calls(2)), good));
        assertThat(ask(3)).isEqualTo(good.withSpending(Spending.calls(3)));
        assertThat(limits).containsExactly(2, 3, 3, 1);
    }

    private Reply ask(int most) {
        Proposer told = new ProposerRepair(new Scripted(), () -> stopped);
        told.limitFurtherCalls(most);
        return told.propose(request(missingTotal()));
    }

    /** Gives the replies, and keeps what it was told. */
    private final class Scripted implements Proposer {

        @Override
        public String name() {
            return "scripted";
        }

        @Override
        public void limitFurtherCalls(int most) {
            limits.add(most);
        }

        @Override
        public Reply propose(ProposalRequest request) {
            refusals.add(request.refusal());
            return replies.remove(0);
        }
    }
}
