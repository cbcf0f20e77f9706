package dev.refine.propose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.diagnose.Hypothesis;
import dev.refine.diagnose.Prediction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProposerChainTest extends ProposerContract {

    private final Reply nothing = new Reply.Nothing("the list is over");
    private final Reply failed = new Reply.Failed("no JSON", "???");

    private boolean stopped;

    private Proposer chain(Proposer... proposers) {
        return new ProposerChain(List.of(proposers), () -> stopped);
    }

    @Override
    protected Proposer proposer() {
        return chain(always("first", nothing), always("second", candidate("second")));
    }

    @Test
    void asksTheNextOneWhenOneHasNothingOrFails() {
        Proposer chain = chain(always("a", nothing), always("b", failed), always("c", candidate("c")));

        assertThat(chain.propose(request(missingTotal())))
                .isEqualTo(candidate("c")
                        .withFailures(List.of("b: no JSON"))
                        .withSpending(Spending.NONE.plus(Spending.NONE).plus(Spending.NONE)));
    }

    @Test
    void asksNobodyElseWhenAnInterruptionHasCutTheAnswer() {
        Proposer chain = chain(always("a", nothing), always("b", candidate("b")));
        stopped = true;

        assertThat(chain.propose(request(missingTotal())))
                .isEqualTo(new Reply.Nothing("a: the list is over", Spending.NONE, List.of()));
    }

    @Test
    void saysWhyEachHadNothing() {
        Proposer chain = chain(always("a", nothing), always("b", failed));

        assertThat(chain.propose(request(missingTotal())))
                .isEqualTo(new Reply.Nothing(
                        "a: the list is over; b: no JSON", Spending.NONE.plus(Spending.NONE), List.of("b: no JSON")));
    }

    @Test
    void givesTheNextOneItsTurnAfterTheSecondRefusal() {
        Proposer chain = chain(always("a", candidate("a")), always("b", candidate("b")), always("c", candidate("c")));

        assertThat(chain.propose(request(missingTotal()))).isEqualTo(candidate("a"));
        assertThat(chain.propose(refused("a"))).isEqualTo(candidate("a"));
        assertThat(chain.propose(refused("a", "a"))).isEqualTo(candidate("b"));
        assertThat(chain.propose(refused("a", "a", "b"))).isEqualTo(candidate("b"));
        assertThat(chain.propose(refused("a", "a", "b", "b"))).isEqualTo(candidate("c"));
        assertThat(chain.propose(request(missingTotal()))).isEqualTo(candidate("a"));
    }

    @Test
    void knowsWhoseTurnItIsWithoutHavingHeardTheEarlierAnswers() {
        Proposer race = new ProposerRace(List.of(always("a", candidate("a")), always("b", nothing)));

        assertThat(chain(race, always("c", candidate("c"))).propose(refused("a", "")))
                .isEqualTo(candidate("c"));
    }

    private static ProposalRequest refused(String... proposers) {
        ProposalRequest plain = request(missingTotal());
        return new ProposalRequest(
                plain.workloadId(),
                plain.mode(),
                plain.iteration(),
                plain.files(),
                plain.groups(),
                plain.evidence(),
                plain.history(),
                plain.metrics(),
                plain.notes(),
                Optional.of("the text does not occur"),
                plain.views(),
                new ProposalRequest.Underway(List.of(), List.of(), List.of(proposers)));
    }

    @Test
    void tellsWhoFailedInARaceBeforeSomebodyElseAnswered() {
        Proposer race = new ProposerRace(List.of(
                always("one", new Reply.Failed("the key is refused", "")),
                always("two", new Reply.Nothing("no idea"))));
        Proposer chain = chain(race, always("three", candidate("three")));

        assertThat(((Reply.Candidates) chain.propose(request(missingTotal()))).failures())
                .containsExactly("one: the key is refused");
    }

    private static Reply.Candidates candidate(String proposer) {
        Hypothesis hypothesis = new Hypothesis("o", "t", new Prediction(List.of("a"), List.of()), "High");
        Edit edit = new Edit("prompt.md", "", "Include total.\n");
        return new Reply.Candidates(List.of(new Proposal(hypothesis, List.of(edit), "", "", proposer)));
    }

    private static Proposer always(String name, Reply reply) {
        return new Proposer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Reply propose(ProposalRequest request) {
                return reply;
            }
        };
    }
}
