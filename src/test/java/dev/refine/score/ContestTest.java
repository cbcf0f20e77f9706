package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.Contest.Entrant;
import dev.refine.score.Contest.Fate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContestTest {

    private static final Entrant GAINS = new Entrant(1, Fate.TRIED, 2, 0);
    private static final Entrant UNKNOWN = new Entrant(2, Fate.UNTRIED, 0, 0);
    private static final Entrant MIXED = new Entrant(3, Fate.TRIED, 9, 1);
    private static final Entrant IDLE = new Entrant(4, Fate.TRIED, 0, 0);
    private static final Entrant HARMS = new Entrant(5, Fate.TRIED, 0, 1);
    private static final Entrant UNFIT = new Entrant(6, Fate.UNFIT, 0, 0);

    @Test
    void prefersAGainWithoutLossToALargerOneWithALoss() {
        List<Entrant> worstFirst = List.of(UNFIT, HARMS, IDLE, MIXED, UNKNOWN, GAINS);

        for (int from = 0; from < worstFirst.size(); from++) {
            List<Entrant> left = worstFirst.subList(0, worstFirst.size() - from);

            assertThat(Contest.best(left)).isEqualTo(left.get(left.size() - 1));
        }
    }

    @Test
    void prefersTheLargerGainThenTheSmallerLossThenTheFirst() {
        Entrant larger = new Entrant(7, Fate.TRIED, 3, 0);
        Entrant worse = new Entrant(8, Fate.TRIED, 9, 2);
        Entrant same = new Entrant(9, Fate.TRIED, 2, 0);

        assertThat(Contest.best(List.of(GAINS, larger))).isEqualTo(larger);
        assertThat(Contest.best(List.of(worse, MIXED))).isEqualTo(MIXED);
        assertThat(Contest.best(List.of(GAINS, same))).isEqualTo(GAINS);
        assertThat(Contest.best(List.of(same, GAINS))).isEqualTo(same);
    }

    @Test
    void knowsWhatIsOfNoUse() {
        assertThat(List.of(GAINS, UNKNOWN)).noneMatch(Entrant::isRefuted);
        assertThat(List.of(MIXED, IDLE, HARMS, UNFIT)).allMatch(Entrant::isRefuted);
    }
}
