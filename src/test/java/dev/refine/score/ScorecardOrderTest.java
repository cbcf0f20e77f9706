package dev.refine.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorecardOrderTest {

    @Test
    void keepsCasesAndLeavesInOneOrderInEveryProcess() {
        Scorecard card = Scorecard.of(IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new CaseScore("c" + (10 - i), Standing.FAILED, 0.1, Set.of("/b", "/a", "/c"), Set.of()))
                .toList());
        assertThat(card.cases().keySet()).containsExactly("c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9");
        assertThat(card.get("c1").orElseThrow().wrong()).containsExactly("/a", "/b", "/c");
    }
}
