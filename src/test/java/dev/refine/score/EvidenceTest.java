package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    @Nested
    class ExactTest {

        @Test
        void countsOnlyTheCasesThatMoved() {
            assertThat(SignTest.chance(0, 0)).isEqualTo(1);
            assertThat(SignTest.chance(1, 0)).isEqualTo(1);
            assertThat(SignTest.chance(2, 1)).isEqualTo(1);
            assertThat(SignTest.chance(5, 0)).isCloseTo(0.0625, within(1e-12));
            assertThat(SignTest.chance(0, 6)).isCloseTo(0.03125, within(1e-12));
            assertThat(SignTest.chance(9, 2)).isCloseTo(0.0654296875, within(1e-12));
        }

        @Test
        void isNeverSaidToLeaveNothingToChance() {
            Delta clear = new Delta(0.9, new Interval(0.7, 1), 24, 0, SignTest.chance(24, 0));
            Evidence evidence = new Evidence(26, clear, clear);

            assertThat(EvidenceWords.passing(evidence)).endsWith("24 better, 0 worse, exact test p < 0.001");
        }

        @Test
        void knowsFromHowManyMovesItCanSpeak() {
            assertThat(SignTest.fewestMoves()).isEqualTo(6);
        }
    }

    @Nested
    class IntervalOfPairedRates {

        @Test
        void holdsTheDifferenceAndStaysWithinItsRange() {
            for (int better = 0; better <= 6; better++) {
                for (int worse = 0; worse <= 6; worse++) {
                    for (int both = 0; both <= 6; both++) {
                        PairedRates rates = new PairedRates(both, better, worse, 3);
                        Interval interval = rates.interval();
                        assertThat(interval.low()).isBetween(-1.0, rates.difference());
                        assertThat(interval.high()).isBetween(rates.difference(), 1.0);
                    }
                }
            }
        }

        @Test
        void hasAWidthEvenWhenNothingFlipped() {
            Interval interval = new PairedRates(10, 0, 0, 0).interval();

            assertThat(interval.low()).isCloseTo(-0.2775, within(1e-3));
            assertThat(interval.high()).isCloseTo(0.2775, within(1e-3));
        }

        @Test
        void holdsTheTruthAboutAsOftenAsItClaims() {
            long seed = 20261121;
            SplittableRandom random = new SplittableRandom(seed);
            int held = 0;
            int rounds = 4000;
            for (int round = 0; round < rounds; round++) {
                int[] cells = new int[4];
                for (int i = 0; i < 30; i++) {
                    double draw = random.nextDouble();
                    cells[draw < 0.5 ? 0 : draw < 0.7 ? 1 : draw < 0.8 ? 2 : 3]++;
                }
                Interval interval = new PairedRates(cells[0], cells[1], cells[2], cells[3]).interval();
                held += interval.low() <= 0.1 && 0.1 <= interval.high() ? 1 : 0;
            }
            assertThat((double) held / rounds).as("seed " + seed).isBetween(0.93, 0.98);
        }
    }

    @Test
    void comparesEachCaseWithItself() {
        Scorecard before = card(true, false, false, true);
        Scorecard after = card(true, true, true, false);

        Evidence evidence = Evidence.between(before, after);

        assertThat(evidence.cases()).isEqualTo(4);
        assertThat(evidence.passing().better()).isEqualTo(2);
        assertThat(evidence.passing().worse()).isEqualTo(1);
        assertThat(evidence.passing().value()).isEqualTo(0.25);
        assertThat(evidence.passing().chance()).isEqualTo(1);
        assertThat(evidence.score().value()).isCloseTo(0.125, within(1e-12));
        assertThat(evidence.score().interval().low()).isCloseTo(-0.6367, within(1e-3));
    }

    @Test
    void leavesErrorsOut() {
        CaseScore error = new CaseScore("case0", Standing.ERROR, 0, Set.of(), Set.of());

        Evidence evidence = Evidence.between(card(true), Scorecard.of(List.of(error)));

        assertThat(evidence.cases()).isZero();
        assertThat(evidence.passing().interval()).isNull();
        assertThat(EvidenceWords.passing(evidence)).isEqualTo("+0.0 points (no interval); no case flipped");
        assertThat(EvidenceWords.sample(evidence)).isEqualTo("no case was judged in both states");
    }

    @Test
    void saysWhenTheSampleIsSmall() {
        Evidence few = Evidence.between(card(false, false, true), card(true, true, true));
        boolean[] red = new boolean[20];
        boolean[] green = new boolean[20];
        java.util.Arrays.fill(green, true);

        assertThat(EvidenceWords.sample(few))
                .isEqualTo("small sample: of 3 cases 2 flipped, and with fewer than 6 chance cannot be ruled out");
        assertThat(EvidenceWords.passing(few))
                .startsWith("+66.7 points (95 % interval ")
                .endsWith("); 2 better, 0 worse, exact test p = 0.500");
        assertThat(EvidenceWords.sample(Evidence.between(card(true, true), card(true, true))))
                .isEqualTo("small sample: 2 cases");
        assertThat(EvidenceWords.sample(Evidence.between(card(red), card(green))))
                .isEmpty();
    }

    @Test
    void claimsNoIntervalWhereEveryCaseMovedAlike() {
        Evidence evidence = Evidence.between(card(false, false), card(true, true));

        assertThat(evidence.score().interval()).isNull();
        assertThat(EvidenceWords.score(evidence))
                .isEqualTo("+0.500 (no interval: the cases do not vary); 2 better, 0 worse, exact test p = 0.500");
    }

    /** A case that fails has half of its fields. */
    private static Scorecard card(boolean... passed) {
        List<CaseScore> scores = new ArrayList<>();
        for (int i = 0; i < passed.length; i++) {
            scores.add(
                    passed[i]
                            ? new CaseScore("case" + i, Standing.PASSED, 1, Set.of(), Set.of())
                            : new CaseScore("case" + i, Standing.FAILED, 0.5, Set.of("/a"), Set.of()));
        }
        return Scorecard.of(scores);
    }
}
