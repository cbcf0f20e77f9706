package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReferenceTest {

    @Test
    void whatWasSeenOnTheseBytesCanBeLost() {
        Scorecard believed = card(right("c"));
        Scorecard candidate = card(wrong("c", "/a"));

        Scorecard reference = Reference.of(believed, Set.of("c"), Set.of(), candidate);

        assertThat(Acceptance.judge(reference, candidate, 0)).isEqualTo(Verdict.DEGRADED);
    }

    @Test
    void whatWasSeenOnOtherBytesCanNotBeLost() {
        Scorecard believed = card(right("c"));
        Scorecard candidate = card(wrong("c", "/a"));

        Scorecard reference = Reference.of(believed, Set.of(), Set.of(), candidate);

        assertThat(Acceptance.judge(reference, candidate, 0)).isEqualTo(Verdict.NEUTRAL);
    }

    @Test
    void whatWasWrongOnOtherBytesCanBeGained() {
        Scorecard believed = card(wrong("c", "/a", "/b"));
        Scorecard candidate = card(wrong("c", "/b", "/d"));

        Scorecard reference = Reference.of(believed, Set.of(), Set.of(), candidate);

        assertThat(Acceptance.changes(reference, candidate)).singleElement().satisfies(change -> {
            assertThat(change.gained()).containsExactly("/a");
            assertThat(change.lost()).isEmpty();
        });
    }

    @Test
    void aCaseThatContradictsItselfNeitherGainsNorLoses() {
        Scorecard believed = card(right("c"));
        Scorecard candidate = card(wrong("c", "/a"));

        Scorecard reference = Reference.of(believed, Set.of("c"), Set.of("c"), candidate);

        assertThat(Acceptance.judge(reference, candidate, 0)).isEqualTo(Verdict.NEUTRAL);
    }

    private static Scorecard card(CaseScore score) {
        return Scorecard.of(List.of(score));
    }

    private static CaseScore right(String id) {
        return new CaseScore(id, Standing.PASSED, 1, Set.of(), Set.of());
    }

    private static CaseScore wrong(String id, String... leaves) {
        return new CaseScore(id, Standing.FAILED, 0.5, Set.of(leaves), Set.of());
    }
}
