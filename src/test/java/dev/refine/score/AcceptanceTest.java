package dev.refine.score;

import static dev.refine.score.Cards.card;
import static dev.refine.score.Cards.error;
import static dev.refine.score.Cards.failed;
import static dev.refine.score.Cards.passed;
import static dev.refine.score.Cards.unjudged;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AcceptanceTest {

    private static final long SEED = 20260102;

    @Test
    void aGainWithoutLossIsImproved() {
        assertThat(judge(card(failed("c1", "/a", "/b")), card(failed("c1", "/b"))))
                .isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void aLossAloneIsDegraded() {
        assertThat(judge(card(failed("c1", "/b")), card(failed("c1", "/a", "/b"))))
                .isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void rejectsChangeThatLosesAWonCaseEvenWhenMeanRises() {
        Scorecard best = card(failed("c1", "/a"), failed("c2", "/a"), passed("c3"));
        Scorecard candidate = card(passed("c1"), passed("c2"), failed("c3", "/a"));

        assertThat(candidate.score()).isGreaterThan(best.score());
        assertThat(judge(best, candidate)).isEqualTo(Verdict.MIXED);
    }

    @Test
    void gainAndLossWithinOneCaseAreMixed() {
        assertThat(judge(card(failed("c1", "/a")), card(failed("c1", "/b")))).isEqualTo(Verdict.MIXED);
    }

    @Test
    void aNewExtraIsALossAndAnExtraThatIsGoneAGain() {
        Scorecard clean = card(failed("c1", "/a"));
        Scorecard littered = card(new CaseScore("c1", Standing.FAILED, 0.5, Set.of("/a"), Set.of("/z")));

        assertThat(judge(clean, littered)).isEqualTo(Verdict.DEGRADED);
        assertThat(judge(littered, clean)).isEqualTo(Verdict.IMPROVED);
        assertThat(Acceptance.changes(clean, littered)).singleElement().satisfies(change -> {
            assertThat(change.lost()).containsExactly("+/z");
            assertThat(change.gained()).isEmpty();
        });
    }

    @Test
    void anotherScoreWithTheSameLeavesIsNeutral() {
        Scorecard best = card(new CaseScore("c1", Standing.FAILED, 0.2, Set.of("/a"), Set.of()));
        Scorecard candidate = card(new CaseScore("c1", Standing.FAILED, 0.9, Set.of("/a"), Set.of()));

        assertThat(judge(best, candidate)).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void anErrorOrAnUnjudgedCaseIsNeitherGainNorLoss() {
        assertThat(Acceptance.judge(card(passed("c1")), card(error("c1")), 1)).isEqualTo(Verdict.NEUTRAL);
        assertThat(judge(card(error("c1")), card(passed("c1")))).isEqualTo(Verdict.NEUTRAL);
        assertThat(judge(card(unjudged("c1")), card(failed("c1", "/a")))).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void moreErrorsThanToleratedLeaveTheCandidateUnmeasured() {
        Scorecard best = card(failed("c1", "/a"), passed("c2"));
        Scorecard candidate = card(passed("c1"), error("c2"));

        assertThat(Acceptance.judge(best, candidate, 0.49)).isEqualTo(Verdict.UNMEASURED);
        assertThat(Acceptance.judge(best, candidate, 0.5)).isEqualTo(Verdict.IMPROVED);
    }

    @Test
    void comparesOnlyTheCasesThatBothSidesKnow() {
        Scorecard best = card(passed("c1"), failed("c2", "/a"));

        assertThat(judge(best, card(passed("c2"), failed("new", "/a")))).isEqualTo(Verdict.IMPROVED);
        assertThat(Acceptance.changes(best, card(passed("c2"), failed("new", "/a"))))
                .extracting(Change::caseId)
                .containsExactly("c2");
    }

    @Test
    void namesCasesThatBecameGreenOrRedInTheOrderOfTheirIds() {
        Scorecard best = card(passed("c3"), failed("c1", "/a"), failed("c2", "/a"));
        Scorecard candidate = card(failed("c3", "/b"), passed("c1"), error("c2"));

        List<Change> changes = Acceptance.changes(best, candidate);

        assertThat(changes).extracting(Change::caseId).containsExactly("c1", "c2", "c3");
        assertThat(changes).extracting(Change::isNewlyPassing).containsExactly(true, false, false);
        assertThat(changes).extracting(Change::isNewlyFailing).containsExactly(false, false, true);
    }

    @Test
    void theSameCardIsNeutralAndTurningAComparisonRoundSwapsGainAndLoss() {
        for (int round = 0; round < 500; round++) {
            SplittableRandom random = new SplittableRandom(SEED + round);
            Scorecard one = Cards.random(random);
            Scorecard two = Cards.random(random);

            assertThat(Acceptance.judge(one, one, 1))
                    .as("seed %d", SEED + round)
                    .isEqualTo(Verdict.NEUTRAL);
            assertThat(Acceptance.judge(two, one, 1))
                    .as("seed %d", SEED + round)
                    .isEqualTo(turned(Acceptance.judge(one, two, 1)));
        }
    }

    private static Verdict turned(Verdict verdict) {
        return switch (verdict) {
            case IMPROVED -> Verdict.DEGRADED;
            case DEGRADED -> Verdict.IMPROVED;
            default -> verdict;
        };
    }

    private static Verdict judge(Scorecard best, Scorecard candidate) {
        return Acceptance.judge(best, candidate, 0);
    }
}
