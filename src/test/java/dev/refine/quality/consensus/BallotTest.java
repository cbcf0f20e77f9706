package dev.refine.quality.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.quality.consensus.Ballot.Action;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BallotTest {

    private static final List<String> ALL = List.of("a", "b", "c");
    private static final Map<String, Integer> FIRST = Map.of("a", 1, "b", 1, "c", 1);

    private final Ballot ballot = new Ballot();

    @BeforeEach
    void everybodyAnswers() {
        ALL.forEach(agent -> ballot.record(agent, Action.answer(1)));
    }

    @Test
    void answersAloneDecideNothing() {
        assertThat(ballot.majority(ALL)).isEmpty();
        assertThat(ballot.undecided(ALL)).isEqualTo(ALL);
    }

    @Test
    void allOrTwoOfThreeDecide() {
        vote("a", "b", FIRST);
        vote("b", "b", FIRST);
        assertThat(ballot.majority(ALL)).contains(new Ballot.Outcome("b", 2, 3, false, false));

        vote("c", "b", FIRST);
        assertThat(ballot.majority(ALL)).contains(new Ballot.Outcome("b", 3, 3, false, false));
    }

    @Test
    void oneOfEachIsATieForTheEarliestAnswer() {
        vote("a", "b", FIRST);
        vote("b", "c", FIRST);
        vote("c", "a", FIRST);

        assertThat(ballot.majority(ALL)).isEmpty();
        assertThat(ballot.undecided(ALL)).isEmpty();
        assertThat(ballot.forced(ALL)).contains(new Ballot.Outcome("a", 1, 3, true, true));
    }

    @Test
    void withoutVotesTheFirstAnswerIsTaken() {
        assertThat(ballot.forced(ALL)).contains(new Ballot.Outcome("a", 0, 3, true, false));
    }

    @Test
    void newAnswerOfAPeerMakesAVoteStale() {
        vote("a", "b", FIRST);
        ballot.record("c", Action.answer(2));

        assertThat(ballot.validVote("a")).isEmpty();
        assertThat(ballot.undecided(ALL)).isEqualTo(ALL);
    }

    @Test
    void ownNewerAnswerMakesAVoteStale() {
        vote("a", "b", FIRST);
        ballot.record("a", Action.answer(3));

        assertThat(ballot.validVote("a")).isEmpty();
    }

    @Test
    void voteOfSomebodyWhoSawNothingIsStale() {
        vote("a", "b", Map.of());

        assertThat(ballot.validVote("a")).isEmpty();
    }

    @Test
    void voteThatMissedOneAnswerIsStale() {
        vote("a", "b", Map.of("a", 1, "b", 1));

        assertThat(ballot.validVote("a")).isEmpty();
    }

    @Test
    void voteForSomebodyWithoutAnAnswerCountsNothing() {
        vote("a", "d", FIRST);

        assertThat(ballot.validVote("a")).isEmpty();
    }

    @Test
    void whoFailedCountsNoMore() {
        vote("a", "c", FIRST);
        vote("b", "c", FIRST);
        ballot.remove("c");

        assertThat(ballot.majority(List.of("a", "b"))).isEmpty();
        vote("a", "b", FIRST);
        vote("b", "b", FIRST);
        assertThat(ballot.majority(List.of("a", "b"))).contains(new Ballot.Outcome("b", 2, 2, false, false));
    }

    @Test
    void halfIsNoMajority() {
        ballot.remove("c");
        vote("a", "b", FIRST);

        assertThat(ballot.majority(List.of("a", "b"))).isEmpty();
    }

    @Test
    void nobodyLeftDecidesNothing() {
        ALL.forEach(ballot::remove);

        assertThat(ballot.forced(List.of())).isEmpty();
    }

    private void vote(String agent, String target, Map<String, Integer> seen) {
        ballot.record(agent, new Action(2, target, "", seen));
    }
}
