package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MajorityTest {

    private static final CaseScore PASS = new CaseScore("c", Standing.PASSED, 1, Set.of(), Set.of());
    private static final CaseScore FAIL = new CaseScore("c", Standing.FAILED, 0, Set.of("/a"), Set.of());
    private static final CaseScore OTHER = new CaseScore("c", Standing.FAILED, 0, Set.of("/b"), Set.of());
    private static final CaseScore ERROR = new CaseScore("c", Standing.ERROR, 0, Set.of(), Set.of());

    @Test
    void twoOfThreeDecide() {
        assertThat(Majority.of(List.of(FAIL, PASS, PASS))).isEqualTo(new Majority(3, 2, 3, 1, true));
        assertThat(Majority.of(List.of(PASS, FAIL, FAIL))).isEqualTo(new Majority(3, 1, 3, 1, true));
    }

    @Test
    void aTieLeavesItAsItWas() {
        assertThat(Majority.of(List.of(FAIL, PASS)).index()).isZero();
        assertThat(Majority.of(List.of(FAIL, PASS, PASS, FAIL)).index()).isEqualTo(1);
        assertThat(Majority.of(List.of(PASS, FAIL, FAIL, PASS)).index()).isEqualTo(1);
    }

    @Test
    void ofFailuresTheOneSeenMostStandsForThem() {
        assertThat(Majority.of(List.of(OTHER, FAIL, FAIL)).index()).isEqualTo(1);
    }

    @Test
    void failingInTwoWaysIsFlaky() {
        assertThat(Majority.of(List.of(OTHER, FAIL)).flaky()).isTrue();
        assertThat(Majority.of(List.of(FAIL, FAIL)).flaky()).isFalse();
    }

    @Test
    void anErrorIsMissingDataAndContradictsNothing() {
        assertThat(Majority.of(List.of(ERROR, PASS))).isEqualTo(new Majority(2, 1, 1, 1, false));
        assertThat(Majority.of(List.of(ERROR))).isEqualTo(new Majority(1, 0, 0, 0, false));
    }

    @Test
    void itIsSettledWhenNoFurtherRunCouldTurnIt() {
        assertThat(Majority.of(List.of(PASS)).isSettled(1)).isTrue();
        assertThat(Majority.of(List.of(PASS)).isSettled(3)).isFalse();
        assertThat(Majority.of(List.of(PASS, PASS)).isSettled(3)).isTrue();
        assertThat(Majority.of(List.of(FAIL, FAIL)).isSettled(3)).isTrue();
        assertThat(Majority.of(List.of(FAIL, PASS)).isSettled(3)).isFalse();
        assertThat(Majority.of(List.of(FAIL, PASS)).isSettled(2)).isTrue();
        assertThat(Majority.of(List.of(FAIL, FAIL)).isSettled(4)).isTrue();
    }
}
