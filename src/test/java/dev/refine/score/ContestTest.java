package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.Contest.Candidate;
import dev.refine.score.Contest.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final Candidate GAINS = new Candidate(1, Fate.TRIED, 2, 0);
    private static final Candidate UNKNOWN = new Candidate(2, Fate.UNTRIED, 0, 0);
    private static final Candidate MIXED = new Candidate(3, Fate.TRIED, 9, 1);
    private static final Candidate IDLE = new Candidate(4, Fate.TRIED, 0, 0);
    private static final Candidate HARMS = new Candidate(5, Fate.TRIED, 0, 1);
    private static final Candidate UNFIT = new Candidate(6, Fate.UNFIT, 0, 0);

    @Test
    void prefersAGainWithoutLossToALargerOneWithALoss() {
        List<Candidate> worstFirst = List.of(UNFIT, HARMS, IDLE, MIXED, UNKNOWN, GAINS);

        for (int from = 0; from < worstFirst.size(); from++) {
            List<Candidate> left = worstFirst.subList(0, worstFirst.size() - from);

            assertThat(Contest.best(left)).isEqualTo(left.get(left.size() - 1));
        }
    }

    @Test
    void prefersTheLargerGainThenTheSmallerLossThenTheFirst() {
        Candidate larger = new Candidate(7, Fate.TRIED, 3, 0);
        Candidate worse = new Candidate(8, Fate.TRIED, 9, 2);
        Candidate same = new Candidate(9, Fate.TRIED, 2, 0);

        assertThat(Contest.best(List.of(GAINS, larger))).isEqualTo(larger);
        assertThat(Contest.best(List.of(worse, MIXED))).isEqualTo(MIXED);
        assertThat(Contest.best(List.of(GAINS, same))).isEqualTo(GAINS);
        assertThat(Contest.best(List.of(same, GAINS))).isEqualTo(same);
    }

    @Test
    void knowsWhatIsOfNoUse() {
        assertThat(List.of(GAINS, UNKNOWN)).noneMatch(Candidate::isRefuted);
        assertThat(List.of(MIXED, IDLE, HARMS, UNFIT)).allMatch(Candidate::isRefuted);
    }
}
