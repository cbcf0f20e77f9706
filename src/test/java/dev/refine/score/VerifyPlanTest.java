package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.VerifyPlan.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyPlanTest {

    private static final List<String> ORDER = List.of("d", "c", "b", "a");

    private final Scorecard best = card(fail("a"), fail("b"), pass("c"), pass("d"));

    @Test
    void runsTheMostTellingCasesFirstInBatchesThatDouble() {
        assertThat(whileGoingOn(card())).isEqualTo(new Next.Run(List.of("d")));
        assertThat(whileGoingOn(card(pass("d"), pass("c")))).isEqualTo(new Next.Run(List.of("b", "a")));
    }

    @Test
    void stopsAtTheFirstFailureWhileTheSessionCanGoOn() {
        assertThat(whileGoingOn(card(fail("d")))).isEqualTo(new Next.Failed());
    }

    @Test
    void isVerifiedWhenEveryCaseRanAndNothingIsLost() {
        assertThat(whileGoingOn(card(pass("a"), pass("b"), pass("c"), pass("d"))))
                .isEqualTo(new Next.Verified());
    }

    @Test
    void atTheEndAFailureIsNoReasonToStop() {
        assertThat(atTheEnd(card(fail("a")))).isEqualTo(new Next.Run(List.of("d")));
        assertThat(atTheEnd(card(fail("a"), pass("b"), pass("c"), pass("d")))).isEqualTo(new Next.Verified());
    }

    @Test
    void atTheEndALossTakesTheNewestEditBack() {
        assertThat(atTheEnd(card(fail("d"))))
                .isInstanceOfSatisfying(
                        Next.TakeBack.class,
                        back -> assertThat(back.losses())
                                .extracting(Change::caseId)
                                .containsExactly("d"));
    }

    @Test
    void whatGainedNothingIsTakenBack() {
        assertThat(atTheEnd(card(fail("a"), fail("b"), pass("c"), pass("d")))).isEqualTo(new Next.TakeBack(List.of()));
    }

    private Next whileGoingOn(Scorecard exact) {
        return next(exact, false);
    }

    private Next atTheEnd(Scorecard exact) {
        return next(exact, true);
    }

    private Next next(Scorecard exact, boolean last) {
        List<CaseScore> believed = new ArrayList<>();
        ORDER.forEach(id -> believed.add(exact.get(id).orElse(pass(id))));
        return new VerifyPlan(ORDER, Scorecard::isPerfect, last).next(best, Scorecard.of(believed), exact);
    }

    private static Scorecard card(CaseScore... scores) {
        return Scorecard.of(List.of(scores));
    }

    private static CaseScore pass(String id) {
        return new CaseScore(id, Standing.PASSED, 1, Set.of(), Set.of());
    }

    private static CaseScore fail(String id) {
        return new CaseScore(id, Standing.FAILED, 0, Set.of("/x"), Set.of());
    }
}
