package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.refine.score.Doubt.Next;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoubtTest {

    private static final Majority ONCE = new Majority(1, 1, 1, 0, false);
    private static final Majority TWICE = new Majority(2, 2, 2, 0, false);
    private static final Majority FAILED_TWICE = new Majority(2, 0, 2, 0, false);
    private static final Majority FAILED_ONCE = new Majority(1, 0, 1, 0, false);

    private final Doubt doubt = new Doubt(3, false);

    @Test
    void aGainRepeats() {
        assertThat(doubt.next(List.of(gain("a"), gain("b")), Map.of("a", ONCE, "b", ONCE), Map.of(), Map.of()))
                .isEqualTo(new Next.Again(List.of("a")));
    }

    @Test
    void oneProvenGainIsEnough() {
        assertThat(doubt.next(List.of(gain("a"), gain("b")), Map.of("a", ONCE, "b", TWICE), Map.of(), Map.of()))
                .isEqualTo(new Next.Nothing());
    }

    @Test
    void aGainThatIsVerifiedLaterMayBeTrusted() {
        assertThat(new Doubt(3, true).next(List.of(gain("a")), Map.of("a", ONCE), Map.of(), Map.of()))
                .isEqualTo(new Next.Nothing());
    }

    @Test
    void aLossRepeatsAndThenTheStateBeforeIsRunAgain() {
        assertThat(doubt.next(List.of(loss("a")), Map.of("a", FAILED_ONCE), Map.of("a", ONCE), Map.of()))
                .isEqualTo(new Next.Again(List.of("a")));
        assertThat(doubt.next(List.of(loss("a")), Map.of("a", FAILED_TWICE), Map.of("a", ONCE), Map.of()))
                .isEqualTo(new Next.BeforeAgain(List.of("a")));
        assertThat(doubt.next(List.of(loss("a")), Map.of("a", FAILED_TWICE), Map.of("a", TWICE), Map.of()))
                .isEqualTo(new Next.Nothing());
    }

    @Test
    void whatVetoesOnceMoreIsRunOnceMoreBefore() {
        assertThat(doubt.next(List.of(loss("a")), Map.of("a", FAILED_TWICE), Map.of("a", TWICE), Map.of("a", 1)))
                .isEqualTo(new Next.BeforeAgain(List.of("a")));
        assertThat(new Doubt(2, false)
                        .next(List.of(loss("a")), Map.of("a", FAILED_TWICE), Map.of("a", TWICE), Map.of("a", 1)))
                .isEqualTo(new Next.Nothing());
    }

    @Test
    void aRunBeforeThatBrokeDownProvesNothing() {
        Majority broken = new Majority(2, 1, 1, 0, false);
        assertThat(doubt.next(List.of(loss("a")), Map.of("a", FAILED_TWICE), Map.of("a", broken), Map.of()))
                .isEqualTo(new Next.BeforeAgain(List.of("a")));
    }

    private static Change gain(String id) {
        return Change.of(score(id, Set.of("/x")), score(id, Set.of()));
    }

    private static Change loss(String id) {
        return Change.of(score(id, Set.of()), score(id, Set.of("/x")));
    }

    private static CaseScore score(String id, Set<String> wrong) {
        return new CaseScore(id, wrong.isEmpty() ? Standing.PASSED : Standing.FAILED, 0.5, wrong, Set.of());
    }
}
